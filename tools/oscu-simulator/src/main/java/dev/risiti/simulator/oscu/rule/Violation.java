package dev.risiti.simulator.oscu.rule;

import org.jspecify.annotations.Nullable;

/**
 * One row of a field table that a request breaks.
 *
 * @param list the object or list the field stands in; null at the top
 * @param index the row of the list, from 0; -1 outside lists
 * @param problem what is wrong, in the words of the direct door
 * @param found what is there
 */
record Violation(Kind kind, @Nullable String list, int index, String field, String problem, String found) {
    /** What kind of row is broken; the gateway words each differently. */
    enum Kind {
        MISSING,
        NOT_A_NUMBER,
        WRONG
    }

    /** The field's full name. */
    String path() {
        if (list == null) {
            return field;
        }
        return index < 0 ? list + "." + field : list + "[" + index + "]." + field;
    }

    /** The direct door's notation. */
    String notation() {
        return "[<" + path() + "> : " + problem + "]";
    }
}
