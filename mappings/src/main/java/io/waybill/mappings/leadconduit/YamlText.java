package io.waybill.mappings.leadconduit;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes maps, lists and texts as YAML. A text is always quoted, so that it stays one. */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final StringBuilder out = new StringBuilder();

    /** A word that stands without quotes: a number, a duration, {@code true}. */
    record Word(String text) {}

    YamlText comment(String text) {
        text.lines().forEach(line -> out.append("# ").append(line).append('\n'));
        return this;
    }

    YamlText entry(String key, Object value) {
        entry(key, value, "");
        return this;
    }

    String text() {
        return out.toString();
    }

    private void entry(String key, Object value, String indent) {
        out.append(indent).append(key(key)).append(':');
        value(value, indent + "  ");
    }

    private void value(Object value, String indent) {
        switch (value) {
            case Map<?, ?> map
            when !map.isEmpty() -> {
                out.append('\n');
                map.forEach((key, child) -> entry(key.toString(), child, indent));
            }
            case List<?> list
            when !list.isEmpty() -> {
                out.append('\n');
                list.forEach(child -> {
                    out.append(indent).append('-');
                    value(child, indent + "  ");
                });
            }
            case Map<?, ?> map -> out.append(" {}\n");
            case List<?> list -> out.append(" []\n");
            case Word word -> out.append(' ').append(word.text).append('\n');
            default -> out.append(' ').append(quoted(value.toString())).append('\n');
        }
    }

    private static String key(String key) {
        return PLAIN.matches(key) && !WORDS.contains(key.toLowerCase(java.util.Locale.ROOT)) ? key : quoted(key);
    }

    /** Quoted as JSON quotes it, which YAML reads too. */
    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
