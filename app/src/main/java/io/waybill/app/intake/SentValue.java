package io.waybill.app.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field's value as sent: a text, or a list of texts where it was sent several times. */
final class SentValue {
    private SentValue() {}

    /** The first text; null when there is none. */
    static @Nullable String first(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list -> list.isEmpty() ? null : String.valueOf(list.getFirst());
            default -> value.toString();
        };
    }
}
