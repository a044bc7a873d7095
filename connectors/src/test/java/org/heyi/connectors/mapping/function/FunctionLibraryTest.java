package org.heyi.connectors.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.heyi.schema.fault.FaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionLibraryTest {
    @TempDir
    Path directory;

    @Test
    void a_users_functions_are_found_in_the_directories_that_are_named() {
        FunctionLibrary library =
                FunctionLibrary.load(Path.of("target", "test-classes").toString());
        assertThat(library.names()).contains("GRID_OF", "DAYS_LATER", "NORMAL_ID", "UPPER", "LEFT");
        assertThat(FunctionLibrary.standard().names()).contains("NORMAL_ID").doesNotContain("GRID_OF");
    }

    @Test
    void a_class_that_is_named_but_not_on_the_class_path_is_a_fault() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("elsewhere"));
        byte[] known = Files.readAllBytes(
                Path.of("target/test-classes", GridFunctions.class.getName().replace('.', '/') + ".class"));
        String renamed = new String(known, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("function/GridFunctions", "function/GridFunctionz");
        Path file = classes.resolve("org/heyi/connectors/mapping/function/GridFunctionz.class");
        Files.createDirectories(file.getParent());
        Files.write(file, renamed.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> FunctionLibrary.load(classes.toString()))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("GridFunctionz cannot be a function of mappings: it is not on the class path");
    }

    @Test
    void what_keeps_a_method_from_being_a_function_is_said() throws NoSuchMethodException {
        assertThat(JavaFunction.objection(Bad.class.getDeclaredMethod("list", java.util.List.class), "F"))
                .hasValueSatisfying(why -> assertThat(why).contains("List is none of String"));
        assertThat(JavaFunction.objection(Bad.class.getDeclaredMethod("hidden", String.class), "F"))
                .hasValue("the method must be public and static");
        assertThat(JavaFunction.objection(Bad.class.getDeclaredMethod("named", String.class), "small letters"))
                .hasValue("the name \"small letters\" must be capitals, digits and underscores");
        assertThat(JavaFunction.objection(Bad.class.getDeclaredMethod("throwing", String.class), "F"))
                .hasValue("it must not declare the checked exception IOException");
    }

    /** Without annotations, so that scanning this directory does not find them. */
    public static final class Bad {
        public static String list(java.util.List<String> texts) {
            return texts.get(0);
        }

        static String hidden(String text) {
            return text;
        }

        public static String named(String text) {
            return text;
        }

        public static String throwing(String text) throws IOException {
            return text;
        }
    }
}
