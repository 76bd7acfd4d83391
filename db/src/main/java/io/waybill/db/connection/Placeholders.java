package io.waybill.db.connection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Statements over many values at once: {@code ?, ?, ?}, and no more values than a statement should have. */
public final class Placeholders {
    private Placeholders() {}

    /** So many question marks. */
    public static String of(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** The values in lists of at most so many. */
    public static <T> List<List<T>> slices(Collection<T> values, int most) {
        List<T> all = List.copyOf(values);
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            slices.add(all.subList(from, Math.min(all.size(), from + most)));
        }
        return slices;
    }
}
