package io.waybill.bench.stub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which leads buyers took. A repeat under the same key is the same delivery. For one thread. */
final class Ledger {
    private final Map<String, String> taken = new HashMap<>();
    private final Map<String, Integer> again = new HashMap<>();

    /** @param key of the delivery */
    void take(String lead, String key) {
        String first = taken.putIfAbsent(lead, key);
        if (first != null && !first.equals(key)) {
            again.merge(lead, 1, Integer::sum);
        }
    }

    /** How often the lead was taken. */
    int count(String lead) {
        return taken.containsKey(lead) ? 1 + again.getOrDefault(lead, 0) : 0;
    }

    /** A line for each lead that was taken: its id and how often. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(taken.size());
        taken.keySet().forEach(lead -> lines.add(lead + " " + count(lead)));
        return lines;
    }
}
