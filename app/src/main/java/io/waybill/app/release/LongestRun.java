package io.waybill.app.release;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The longest increasing run of numbers that are all different, with gaps. */
final class LongestRun {
    private LongestRun() {}

    static Set<Integer> of(List<Integer> numbers) {
        // For each length, the smallest number with which a run of that length can end; and what came before each
        // number.
        var ends = new ArrayList<Integer>();
        var before = new ArrayList<Integer>(Collections.nCopies(numbers.size(), -1));
        var endsAt = new ArrayList<Integer>();
        for (int place = 0; place < numbers.size(); place++) {
            int found = Collections.binarySearch(ends, numbers.get(place));
            int length = found < 0 ? -found - 1 : found;
            if (length == ends.size()) {
                ends.add(numbers.get(place));
                endsAt.add(place);
            } else {
                ends.set(length, numbers.get(place));
                endsAt.set(length, place);
            }
            before.set(place, length == 0 ? -1 : endsAt.get(length - 1));
        }
        Set<Integer> run = new HashSet<>();
        for (int place = endsAt.isEmpty() ? -1 : endsAt.getLast(); place >= 0; place = before.get(place)) {
            run.add(numbers.get(place));
        }
        return run;
    }
}
