package io.waybill.mappings.leadconduit;

import org.jspecify.annotations.Nullable;

/** Template text of ours, put together from the values that one property has one after the other. */
record Piece(String text) {
    /** The one expression that it is; null when there is text around it, or more than one. */
    @Nullable
    String expression() {
        boolean one =
                text.startsWith("{{ ") && text.endsWith(" }}") && text.indexOf("{{", 2) < 0 && !text.contains("{%");
        if (one) {
            return text.substring(3, text.length() - 3);
        }
        boolean plain = !text.contains("{{") && !text.contains("{%") && !text.contains("{#");
        return plain ? Words.quoted(text) : null;
    }

    /** This one where the condition holds, otherwise what was there before. */
    Piece when(String condition, @Nullable Piece before) {
        String own = expression();
        String other = before == null ? "null" : before.expression();
        if (own != null && other != null) {
            return new Piece("{{ (%s) ? (%s) : (%s) }}".formatted(condition, own, other));
        }
        return new Piece("{%% if %s %%}%s{%% else %%}%s{%% endif %%}"
                .formatted(condition, text, before == null ? "" : before.text));
    }

    /** This one unless it comes out empty; null when that cannot be said. */
    @Nullable
    Piece or(Piece before) {
        String own = expression();
        String other = before.expression();
        return own == null || other == null ? null : new Piece("{{ (%s) | default(%s) }}".formatted(own, other));
    }
}
