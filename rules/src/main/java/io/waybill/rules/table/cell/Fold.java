package io.waybill.rules.table.cell;

import java.util.Locale;

/** How text compares: without letter case. */
final class Fold {
    private Fold() {}

    /** The form in which texts that differ only in letter case are equal. */
    static String fold(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter > 127) {
                // some letters have no single small form (ß, ς): going up first makes them meet
                return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
            }
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
