package dev.risiti.contracts.value;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component that joined its record after a release: JSON of before does not have it, so it may be left out, and the
 * record then holds this value. It is never null in Java and always written.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface AbsentMeans {
    /** The value as JSON text shows it; the schema's {@code default}. */
    String value();
}
