package io.waybill.db.duplicate;

import java.util.List;
import java.util.Map;

/**
 * What was found under some hashes.
 *
 * @param leads the newest thousand of each hash, newest first
 * @param places the last place taken under each hash, where there is one
 */
public record Traces(List<EarlierLead> leads, Map<String, Integer> places) {
    public Traces {
        leads = List.copyOf(leads);
        places = Map.copyOf(places);
    }

    /** The place for a new mark under this hash. */
    public int nextPlace(String hash) {
        return places.getOrDefault(hash, 0) + 1;
    }
}
