package io.waybill.mappings.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as scripts write it: bare, or between slashes with flags behind ({@code /declined: (.*)/i}). Of the flags {@code i}, {@code m} and
 * {@code s} count.
 *
 * @param source what stands between the slashes
 * @param flags what stands behind them
 */
public record ScriptPattern(String source, String flags) {
    private static final Pattern BETWEEN_SLASHES = Pattern.compile("(?s)/(.*)/([a-zA-Z]*)");
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    /** Takes the text apart; spaces around it do not count. */
    public static ScriptPattern of(String text) {
        Matcher parts = BETWEEN_SLASHES.matcher(text.strip());
        return parts.matches()
                ? new ScriptPattern(parts.group(1), parts.group(2).toLowerCase(Locale.ROOT))
                : new ScriptPattern(text.strip(), "");
    }

    /** The same in lower case, classes such as {@code \D} included: {@code \D} becomes {@code \d}. */
    public ScriptPattern lowered() {
        return new ScriptPattern(source.toLowerCase(Locale.ROOT), flags);
    }

    /** The pattern in RE2's form; null when it is none, or uses what RE2 lacks (look-around, back-references). */
    public @Nullable Pattern find() {
        try {
            return Patterns.compile(inline() + UNICODE.matcher(source).replaceAll("\\\\x{$1}"));
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private String inline() {
        StringBuilder on = new StringBuilder();
        for (char flag : new char[] {'i', 'm', 's'}) {
            if (flags.indexOf(flag) >= 0) {
                on.append(flag);
            }
        }
        return on.isEmpty() ? "" : "(?" + on + ")";
    }
}
