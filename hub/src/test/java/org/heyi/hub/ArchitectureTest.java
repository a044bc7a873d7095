package org.heyi.hub;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import graphql.language.NamedNode;
import graphql.language.TypeDefinition;
import graphql.parser.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What may know what. The rules stand in ARCHITECTURE.md; here they fail the build. */
class ArchitectureTest {
    /** Compares the hub with a loader and queries by hand, on servers of its own. */
    private static final String BENCH = "org.heyi.hub.bench..";

    /** Holds the hub's graph, from outside of it, against an oracle. */
    private static final String TORTURE = "org.heyi.hub.torture..";

    private static final Path CITY = Path.of(System.getProperty("heyi.home"), "schema", "city");

    /** A place in a file where something is wrong: the word is the field's, and older than the city's type of that name. */
    private static final String PLACE_OF_A_FAULT = "org.heyi.schema.fault.Place";

    private static JavaClasses heyi;

    @BeforeAll
    static void read_all_of_main() {
        heyi = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.heyi");
        assertThat(heyi.containPackage("org.heyi.schema")).isTrue();
        assertThat(heyi.containPackage("org.heyi.connectors")).isTrue();
        assertThat(heyi.containPackage("org.heyi.demo")).isTrue();
    }

    @Test
    void packages_do_not_depend_on_one_another_in_a_circle() {
        slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(heyi);
    }

    @Test
    void schema_knows_neither_connectors_nor_hub_nor_any_database() {
        noClasses()
                .that()
                .resideInAPackage("org.heyi.schema..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.heyi.connectors..",
                        "org.heyi.hub..",
                        "org.heyi.demo..",
                        "org.neo4j..",
                        "org.springframework..",
                        "java.sql..",
                        "javax.sql..")
                .check(heyi);
    }

    @Test
    void connectors_know_neither_the_hub_nor_neo4j_nor_spring() {
        noClasses()
                .that()
                .resideInAPackage("org.heyi.connectors..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.heyi.hub..", "org.heyi.demo..", "org.neo4j..", "org.springframework..")
                .check(heyi);
    }

    @Test
    void the_demo_knows_nothing_of_what_it_demonstrates() {
        noClasses()
                .that()
                .resideInAPackage("org.heyi.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.heyi.schema..", "org.heyi.connectors..", "org.heyi.hub..")
                .check(heyi);
    }

    @Test
    void of_the_hub_only_its_command_line_knows_the_demo() {
        noClasses()
                .that()
                .resideInAPackage("org.heyi.hub..")
                .and()
                .resideOutsideOfPackages("org.heyi.hub.command..", BENCH, TORTURE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.heyi.demo..")
                .check(heyi);
    }

    @Test
    void sessions_are_opened_only_by_the_writer_of_the_graph_and_by_the_one_compiler_of_queries() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.heyi.hub.graph..", "org.heyi.hub.query.cypher..", BENCH, TORTURE)
                .should()
                .dependOnClassesThat(describe(
                        "speak to Neo4j", type -> type.getPackageName().startsWith("org.neo4j.") && !isWiring(type)))
                .orShould()
                .accessTargetWhere(target(describe("the driver's ways to Neo4j", ArchitectureTest::asksTheDriver)))
                .because("nothing reads the graph around the one place that turns an operation into Cypher")
                .check(heyi);
    }

    /** What it takes to hand a driver on and to say that a server is away. */
    private static boolean isWiring(JavaClass type) {
        return Set.of(
                                "Driver",
                                "GraphDatabase",
                                "AuthTokens",
                                "AuthToken",
                                "Config",
                                "ConfigBuilder",
                                "Logging",
                                "NotificationConfig")
                        .contains(type.getSimpleName())
                || type.getPackageName().equals("org.neo4j.driver.exceptions");
    }

    private static boolean asksTheDriver(AccessTarget target) {
        return target.getOwner().getName().equals("org.neo4j.driver.Driver")
                && !Set.of("close", "verifyConnectivity").contains(target.getName());
    }

    @Test
    void only_the_server_makes_a_driver() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.heyi.hub.server..", BENCH, TORTURE)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.neo4j.driver.GraphDatabase")
                .check(heyi);
    }

    @Test
    void every_package_says_what_it_is_and_is_null_marked() {
        List<String> unmarked = heyi.getPackage("org.heyi").getSubpackagesInTree().stream()
                .filter(p -> !p.getClasses().isEmpty())
                .filter(p -> !isNullMarked(p))
                .map(JavaPackage::getName)
                .sorted()
                .toList();
        assertThat(unmarked).isEmpty();
    }

    private static boolean isNullMarked(JavaPackage candidate) {
        return candidate.tryGetPackageInfo().isPresent() && candidate.isAnnotatedWith(NullMarked.class);
    }

    @Test
    void letters_change_case_in_a_named_locale() {
        noClasses()
                .should()
                .accessTargetWhere(target(describe("String's methods without a locale", ArchitectureTest::lacksLocale)))
                .because("the same text would become another on a machine in Turkey")
                .check(heyi);
    }

    private static boolean lacksLocale(AccessTarget target) {
        return target.getOwner().isEquivalentTo(String.class)
                && Set.of("toLowerCase", "toUpperCase").contains(target.getName())
                && target instanceof AccessTarget.CodeUnitAccessTarget method
                && method.getRawParameterTypes().isEmpty();
    }

    @Test
    void no_class_is_named_after_a_type_of_the_city() throws IOException {
        Set<String> types = typesOfTheCity();
        assertThat(types).contains("Person", "Building");
        List<String> clashes = heyi.stream()
                .filter(type -> !resideInAPackage("org.heyi.demo..").test(type))
                .filter(type -> types.contains(type.getSimpleName()))
                .map(JavaClass::getName)
                .filter(name -> !name.equals(PLACE_OF_A_FAULT))
                .toList();
        assertThat(clashes).isEmpty();
    }

    private static Set<String> typesOfTheCity() throws IOException {
        try (Stream<Path> files = Files.list(CITY)) {
            return files.filter(file -> file.toString().endsWith(".graphqls"))
                    .flatMap(file -> Parser.parse(read(file)).getDefinitionsOfType(TypeDefinition.class).stream())
                    .map(type -> ((NamedNode<?>) type).getName())
                    .collect(toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By default a slice is a package with all below it; here each package stands for itself. */
    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }
}
