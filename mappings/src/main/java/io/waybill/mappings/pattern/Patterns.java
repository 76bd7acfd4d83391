package io.waybill.mappings.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Compiles patterns in RE2's form. */
public final class Patterns {
    /** RE2 never backtracks, but writes out counted repeats: what is written out must stay small. */
    private static final double LARGEST = 100_000;

    private static final Pattern REPEAT = Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?\\}");

    private Patterns() {}

    /**
     * The pattern, ready to be used by many threads.
     *
     * @throws PatternSyntaxException when it is not a pattern, or one that would grow too large
     */
    public static Pattern compile(String text) {
        if (size(text) > LARGEST) {
            throw new PatternSyntaxException("its counted repeats make it too large", text);
        }
        return Pattern.compile(text);
    }

    /** At most how many steps the pattern has once its repeats are written out. */
    private static double size(String text) {
        double size = text.length();
        var repeats = REPEAT.matcher(text);
        while (repeats.find()) {
            String open = repeats.group(2);
            String most = open == null || open.isEmpty() ? repeats.group(1) : open;
            size *= Math.max(1, Long.parseLong(most));
        }
        return size;
    }
}
