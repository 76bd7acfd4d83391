package io.waybill.mappings.yaml;

import java.util.Collection;
import java.util.Comparator;

/** Finds the name somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /** A sentence that begins with "Maybe": the nearest of the valid names, or all of them when none is near. */
    public static String maybe(String wrong, Collection<String> valid) {
        return valid.stream()
                .min(Comparator.comparingInt((String name) -> distance(wrong, name))
                        .thenComparing(name -> name))
                .filter(name -> distance(wrong, name) <= 1 + name.length() / 3)
                .map("Maybe %s?"::formatted)
                .orElseGet(() -> "Maybe one of: "
                        + String.join(", ", valid.stream().sorted().toList()) + ".");
    }

    /** Levenshtein's distance, without regard to letter case. */
    static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int column = 1; column < row.length; column++) {
                int same = sameLetter(left.charAt(i - 1), right.charAt(column - 1)) ? diagonal : diagonal + 1;
                diagonal = row[column];
                row[column] = Math.min(same, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[right.length()];
    }

    private static boolean sameLetter(char left, char right) {
        return Character.toLowerCase(left) == Character.toLowerCase(right);
    }
}
