package org.heyi.connectors.mapping.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a public static method of a public class a function that mappings may call.
 *
 * <p>Parameters and result are of the classes String, Integer, Long, BigDecimal, Double, Boolean, LocalDate and LocalDateTime. The method is
 * not called when an argument is null: the result is then null. It may return null. What it throws puts the row into quarantine. The same
 * arguments must give the same result always, and on every thread.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MappingFunction {

    /** The name in SQL, in capitals. */
    String value();
}
