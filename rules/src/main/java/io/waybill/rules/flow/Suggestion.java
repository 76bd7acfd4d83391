package io.waybill.rules.flow;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Guesses what somebody meant to write, for the "Maybe …" at the end of a problem. */
public final class Suggestion {
    /** Longer words are not worth the arithmetic: nobody names a column like that. */
    private static final int LONGEST_WORD = 64;

    private static final int SOME = 6;

    private Suggestion() {}

    /** {@code " Maybe state?"}, or some of the names when none is near; empty when there are none, so that it can always be appended. */
    public static String maybe(String word, Collection<String> names) {
        String name = findNearest(word, names);
        if (name != null) {
            return " Maybe " + name + "?";
        }
        String some = names.stream().sorted().limit(SOME).collect(Collectors.joining(", "));
        return some.isEmpty() ? "" : " Maybe one of " + some + (names.size() > SOME ? ", …?" : "?");
    }

    /** The name with the fewest changed letters, letter case aside; null when none is near. Ties go to the first in alphabetical order. */
    public static @Nullable String findNearest(String word, Collection<String> names) {
        if (word.isBlank() || word.length() > LONGEST_WORD) {
            return null;
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        String nearest = null;
        int fewest = 1 + (wanted.length() < 4 ? 1 : Math.max(2, wanted.length() / 3));
        for (String name : names) {
            int changes = changes(wanted, name.toLowerCase(Locale.ROOT), fewest);
            boolean tied = nearest != null && changes == fewest && name.compareTo(nearest) < 0;
            if (changes < fewest || tied) {
                nearest = name;
                fewest = changes;
            }
        }
        return nearest;
    }

    /** Levenshtein's distance, not worked out any further once the lengths alone differ by more than {@code limit}. */
    private static int changes(String from, String to, int limit) {
        if (Math.abs(from.length() - to.length()) > limit) {
            return Integer.MAX_VALUE;
        }
        int[] above = new int[to.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] below = new int[above.length];
            below[0] = row;
            for (int column = 1; column < above.length; column++) {
                int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                below[column] = Math.min(replaced, Math.min(above[column], below[column - 1]) + 1);
            }
            above = below;
        }
        return above[to.length()];
    }
}
