package io.waybill.rules.table;

import org.jspecify.annotations.Nullable;

/**
 * One output column of a kind of table.
 *
 * @param required whether every row must fill it
 * @param fallback what an empty cell or an absent column means; null when it means nothing
 */
record Output(
        String name,
        OutputType type,
        boolean required,
        @Nullable Object fallback) {
    static Output required(String name, OutputType type) {
        return new Output(name, type, true, null);
    }

    static Output optional(String name, OutputType type, @Nullable Object fallback) {
        return new Output(name, type, false, fallback);
    }
}
