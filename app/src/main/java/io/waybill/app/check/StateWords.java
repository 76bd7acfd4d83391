package io.waybill.app.check;

import io.waybill.mappings.field.FieldType;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.rules.flow.Suggestion;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The states and provinces that have a code. Any text can be sent as a state; what looks like a code, or nearly like a name, is meant to be one of
 * these.
 *
 * @param codes by name
 */
record StateWords(Map<String, String> codes) {
    /** Two letters are a code. */
    private static final int CODE = 2;

    static StateWords of(FieldTypes types) {
        Map<String, String> codes = new TreeMap<>();
        FieldType states = types.find("state");
        for (char first = 'A'; first <= 'Z' && states != null; first++) {
            for (char second = 'A'; second <= 'Z'; second++) {
                Map<String, Object> parts = states.parse("" + first + second).parts();
                if (parts.get("code") instanceof String code && parts.get("name") instanceof String name) {
                    codes.put(name, code);
                }
            }
        }
        return new StateWords(codes);
    }

    /** What is wrong with the text as a state's normal form; null when nothing is. */
    @Nullable
    String findMistake(String text) {
        if (codes.containsValue(text.toUpperCase(Locale.ROOT))) {
            return null;
        }
        if (text.length() == CODE) {
            return "there is no such state." + Suggestion.maybe(text.toUpperCase(Locale.ROOT), codes.values());
        }
        String nearest = Suggestion.findNearest(text, codes.keySet());
        return nearest == null ? null : "there is no such state. Maybe " + codes.get(nearest) + "?";
    }
}
