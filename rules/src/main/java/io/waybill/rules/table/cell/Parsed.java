package io.waybill.rules.table.cell;

import java.util.function.Function;

/** What reading a cell came to: a value, or a sentence that says what is wrong with it. */
public sealed interface Parsed<T> {
    /** The cell was understood. */
    record Good<T>(T value) implements Parsed<T> {}

    /** The cell was not understood; the text ends with what would be right. */
    record Bad<T>(String text) implements Parsed<T> {
        /** The same mistake, where another type was hoped for. */
        public <U> Parsed<U> instead() {
            return new Bad<>(text);
        }
    }

    /** The value turned into another; a mistake stays what it is. */
    default <U> Parsed<U> map(Function<T, U> change) {
        return switch (this) {
            case Good<T>(T value) -> new Good<>(change.apply(value));
            case Bad<T> bad -> bad.instead();
        };
    }
}
