package io.waybill.rules.table;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares names as people write them above a column: {@code Credit Score} is {@code credit_score}. */
final class Names {
    private Names() {}

    /** Whether both have the same letters and digits, whatever stands between them. */
    static boolean same(String written, String name) {
        int at = next(written, 0);
        int of = next(name, 0);
        while (at < written.length() && of < name.length()) {
            if (Character.toLowerCase(written.charAt(at)) != Character.toLowerCase(name.charAt(of))) {
                return false;
            }
            at = next(written, at + 1);
            of = next(name, of + 1);
        }
        return at >= written.length() && of >= name.length();
    }

    /** The only one of the names that is meant; null when none is, or several may be. */
    static @Nullable String findOnly(String written, Collection<String> names) {
        List<String> same = names.stream()
                .filter(name -> same(written, name))
                .distinct()
                .limit(2)
                .toList();
        return same.size() == 1 && next(written, 0) < written.length() ? same.getFirst() : null;
    }

    private static int next(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
