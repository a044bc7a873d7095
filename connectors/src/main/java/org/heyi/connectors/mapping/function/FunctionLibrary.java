package org.heyi.connectors.mapping.function;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
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
    /**
     * Counts the ways in which the mapping language has read the same value. To be raised with every change of a function, of a cast, of how
     * identifiers or texts are written, that gives another result for some row: the hub then reads all sources anew, so that no record is
     * left as the language once had it.
     */
    public static final int LANGUAGE_VERSION = 2;

    private static final List<Class<?>> OWN = List.of(
            IdentityFunctions.class,
            TextFunctions.class,
            DateFunctions.class,
            CodePoints.class,
            PatternFunctions.class);

    static {
        MappingSql.prepare();
    }

    private final SqlOperatorTable operators;
    private final List<String> names;

    private FunctionLibrary(List<SqlOperator> javaFunctions) {
        List<SqlOperator> added = new ArrayList<>(StandardFunctions.BEYOND_THE_STANDARD);
        added.addAll(javaFunctions);
        this.operators = SqlOperatorTables.chain(SqlStdOperatorTable.instance(), SqlOperatorTables.of(added));
        TreeSet<String> known = new TreeSet<>(StandardFunctions.OF_THE_STANDARD);
        added.stream()
                .filter(operator -> operator.getSyntax() == SqlSyntax.FUNCTION)
                .map(SqlOperator::getName)
                .filter(name -> !name.equals("TRANSLATE3"))
                .forEach(known::add);
        this.names = List.copyOf(known);
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

    /** The functions of this name, in any case; empty when there is none that a mapping may call or that is refused with its own reason. */
    public List<SqlOperator> named(String name) {
        List<SqlOperator> found = new ArrayList<>();
        operators.lookupOperatorOverloads(
                new SqlIdentifier(name, SqlParserPos.ZERO), null, SqlSyntax.FUNCTION, found, SqlNameMatchers.liberal());
        // The planner knows more than the manual shows: nobody has held those against PostgreSQL.
        boolean shown = names.contains(name.toUpperCase(Locale.ROOT));
        return shown || found.stream().anyMatch(FunctionLibrary::isRefusedByItself) ? found : List.of();
    }

    private static boolean isRefusedByItself(SqlOperator operator) {
        return operator.isAggregator()
                || operator.isDynamicFunction()
                || !operator.isDeterministic()
                || operator.getSyntax() == SqlSyntax.FUNCTION_ID;
    }

    /** Those that a mapping may call, sorted. */
    public List<String> names() {
        return names;
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
