package io.waybill.mappings.field;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The states, territories and provinces of the United States and Canada, by code and by name. */
final class States {
    /** No code or name is longer. */
    private static final int LONGEST = 60;

    private final Map<String, State> byText;

    private States(Map<String, State> byText) {
        this.byText = byText;
    }

    static States load() {
        Map<String, State> byText = new HashMap<>();
        for (String line : ResourceLines.of("states.txt")) {
            List<String> words = List.of(line.split("\\s*,\\s*", -1));
            State state = new State(words.get(0), words.get(1));
            words.forEach(word -> byText.put(key(word), state));
        }
        return new States(Map.copyOf(byText));
    }

    /** By code or name, without regard to case, punctuation, spaces and accents; null when unknown. */
    @Nullable
    State find(String text) {
        return text.length() > LONGEST ? null : byText.get(key(text));
    }

    private static String key(String text) {
        StringBuilder key = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && ".,-'\u2018\u2019\u02bb".indexOf(c) < 0)
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(key::appendCodePoint);
        return key.toString().toUpperCase(Locale.ROOT);
    }

    record State(String code, String name) {}
}
