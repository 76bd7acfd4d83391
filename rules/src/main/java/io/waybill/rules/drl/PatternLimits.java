package io.waybill.rules.drl;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which patterns {@code matches} may use. The engine tries one way after the other, which can take years: so a pattern must be known when the rules
 * are compiled, have nothing that looks around or back, repeat no group and have few parts of any length.
 */
final class PatternLimits {
    private static final int MOST_OPEN = 2;
    private static final int LONGEST = 1_000;

    private PatternLimits() {}

    /** What is wrong with a pattern; null when nothing is. */
    static @Nullable String mistakeIn(@Nullable Object pattern) {
        if (!(pattern instanceof String text)) {
            return "The pattern after matches must stand in the rule itself. Maybe \"^CA.*\"?";
        }
        if (text.length() > LONGEST || repeats(text)) {
            return "The pattern can take too long. Maybe fewer * and +, none behind a bracket, or a table with ~?";
        }
        try {
            Pattern.compile(text);
            return null;
        } catch (PatternSyntaxException broken) {
            return "The pattern is not in RE2's form: %s. Maybe a backslash before the sign that is meant literally?"
                    .formatted(broken.getDescription());
        }
    }

    /** Whether a group is repeated, or more single signs than a few; a sign in a class or behind a backslash repeats nothing. */
    private static boolean repeats(String text) {
        int open = 0;
        boolean inClass = false;
        char before = ' ';
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '\\') {
                at++;
            } else if (inClass) {
                inClass = letter != ']';
            } else if (letter == '[') {
                inClass = true;
            } else if (letter == '*' || letter == '+' || letter == '{') {
                open++;
                if (before == ')') {
                    return true;
                }
            }
            before = letter == '\\' ? ' ' : letter;
        }
        return open > MOST_OPEN;
    }
}
