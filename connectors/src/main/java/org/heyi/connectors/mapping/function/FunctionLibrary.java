package org.heyi.connectors.mapping.function;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.heyi.connectors.mapping.calcite.MappingSql;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Every function that a mapping may call. Immutable. */
public final class FunctionLibrary {
    private static final List<Class<?>> OWN =
            List.of(IdentityFunctions.class, TextFunctions.class, DateFunctions.class, CodePoints.class);

    static {
        MappingSql.prepare();
    }

    private final SqlOperatorTable operators;

    private FunctionLibrary(List<SqlOperator> javaFunctions) {
        List<SqlOperator> added = new ArrayList<>(StandardFunctions.BEYOND_THE_STANDARD);
        added.addAll(javaFunctions);
        this.operators = SqlOperatorTables.chain(SqlStdOperatorTable.instance(), SqlOperatorTables.of(added));
    }

    /** Standard SQL's functions and Heyi's own. */
    public static FunctionLibrary standard() {
        return load(null);
    }

    /**
     * Also the methods with {@link MappingFunction} in {@code classPath}: directories and jars, separated as a class path is, that are on
     * the class path of this process too. Null for none.
     *
     * @throws FaultException with every annotated method that cannot be a function
     */
    public static FunctionLibrary load(@Nullable String classPath) {
        List<Class<?>> classes = new ArrayList<>(OWN);
        if (classPath != null && !classPath.isBlank()) {
            classes.addAll(userClasses(classPath));
        }
        Map<String, SqlOperator> operators = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Class<?> holder : classes) {
            Arrays.stream(holder.getDeclaredMethods())
                    .filter(m -> m.isAnnotationPresent(MappingFunction.class))
                    .sorted(Comparator.comparing(Method::getName))
                    .forEach(m -> add(m, operators, faults));
        }
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
        return new FunctionLibrary(List.copyOf(operators.values()));
    }

    /** As {@link #load} with the system property {@code heyi.functions}, else the environment variable {@code HEYI_FUNCTIONS}. */
    public static FunctionLibrary configured() {
        String property = System.getProperty("heyi.functions");
        return load(property != null ? property : System.getenv("HEYI_FUNCTIONS"));
    }

    /** All of them, for Calcite. */
    public SqlOperatorTable operators() {
        return operators;
    }

    /** The functions of this name, in any case; empty when there is none. */
    public List<SqlOperator> named(String name) {
        List<SqlOperator> found = new ArrayList<>();
        operators.lookupOperatorOverloads(
                new SqlIdentifier(name, SqlParserPos.ZERO), null, SqlSyntax.FUNCTION, found, SqlNameMatchers.liberal());
        return found;
    }

    /** Names to offer when one is not known: functions of a single row. */
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        for (SqlOperator operator : operators.getOperatorList()) {
            if (operator instanceof SqlFunction f
                    && !f.isAggregator()
                    && f.getFunctionType() != SqlFunctionCategory.SYSTEM) {
                names.add(f.getName());
            }
        }
        return List.copyOf(names);
    }

    private static void add(Method method, Map<String, SqlOperator> operators, List<Fault> faults) {
        String written = method.getDeclaringClass().getName() + "." + method.getName();
        JavaFunction.objection(method, JavaFunction.name(method))
                .ifPresentOrElse(why -> faults.add(invalid(written, why)), () -> {
                    SqlOperator operator = JavaFunction.operator(method, JavaFunction.name(method));
                    if (operators.putIfAbsent(operator.getName() + method.getParameterCount(), operator) != null) {
                        faults.add(invalid(
                                written,
                                "there is a function " + operator.getName() + " with as many arguments already"));
                    }
                });
    }

    private static List<Class<?>> userClasses(String classPath) {
        List<String> names;
        try (ScanResult scan = new ClassGraph()
                .overrideClasspath(classPath)
                .enableMethodInfo()
                .enableAnnotationInfo()
                .ignoreClassVisibility()
                .ignoreMethodVisibility()
                .scan()) {
            names = scan.getClassesWithMethodAnnotation(MappingFunction.class.getName())
                    .getNames();
        }
        return names.stream().<Class<?>>map(FunctionLibrary::loadClass).toList();
    }

    private static Class<?> loadClass(String name) {
        try {
            return Class.forName(name, true, FunctionLibrary.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new FaultException(
                    invalid(name, "it is not on the class path, or does not load: " + e.getMessage()), e);
        }
    }

    private static Fault invalid(String written, String why) {
        return Fault.of(FaultCode.FUNCTION_INVALID, Place.of(written), written, why);
    }
}
