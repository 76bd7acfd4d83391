package io.waybill.mappings.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.pattern.ScriptPattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a comparison needs of its two sides. */
final class Members {
    private static final Pattern RANGE = Pattern.compile("(-?[0-9.]+)\\s*(?:-|to)\\s*(-?[0-9.]+)");

    private Members() {}

    /** The values of a list, or of text with commas between them, where a value with a comma stands in quotes. */
    static List<String> of(@Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(Values::textOrEmpty).toList();
        }
        List<String> members = new ArrayList<>();
        StringBuilder member = new StringBuilder();
        boolean quoted = false;
        for (char c : (Values.textOrEmpty(value) + ",").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                members.add(member.toString().strip());
                member.setLength(0);
            } else {
                member.append(c);
            }
        }
        return members;
    }

    /** The two ends of a range: a list of two, or text such as {@code 10-20}; anything else is no range and gives another number of values. */
    static List<String> ends(@Nullable Object value) {
        Matcher range = RANGE.matcher(Values.textOrEmpty(value).strip());
        return range.matches() ? List.of(range.group(1), range.group(2)) : of(value);
    }

    /** The number that a text is; null when it is none. */
    static @Nullable BigDecimal number(String text) {
        return text.strip().matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?") ? new BigDecimal(text.strip()) : null;
    }

    static boolean matches(String text, String pattern) {
        Pattern compiled = ScriptPattern.of(pattern).find();
        return compiled != null && compiled.matcher(text).find();
    }
}
