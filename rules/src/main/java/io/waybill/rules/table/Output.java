package io.waybill.rules.table;

import org.jspecify.annotations.Nullable;

/**
 * One output column of a kind of table.
 *
 * @param need whether a row may leave it empty
 * @param fallback what an empty cell or an absent column means; null when it means nothing
 */
record Output(
        String name, OutputType type, Need need, @Nullable Object fallback) {
    /** Whether a row may leave the output empty. */
    enum Need {
        /** Every row fills it. */
        REQUIRED,
        /** An empty cell is worth a warning. */
        ADVISED,
        /** A row may leave it empty. */
        OPTIONAL
    }

    static Output required(String name, OutputType type) {
        return new Output(name, type, Need.REQUIRED, null);
    }

    static Output advised(String name, OutputType type, Object fallback) {
        return new Output(name, type, Need.ADVISED, fallback);
    }

    static Output optional(String name, OutputType type, @Nullable Object fallback) {
        return new Output(name, type, Need.OPTIONAL, fallback);
    }
}
