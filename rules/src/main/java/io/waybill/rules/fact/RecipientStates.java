package io.waybill.rules.fact;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the recipients of a flow stand when a round begins. A flow may have thousands and a lead few candidates: a state may be worked out only when
 * it is asked for, and is the same however often. For the thread of the round.
 */
public interface RecipientStates {
    /** The state of one; null when there is no such recipient. */
    @Nullable
    RecipientStatus find(String recipient);

    /** All of them, by id. */
    Collection<RecipientStatus> all();

    /** Why those that can take no lead cannot, by id. */
    default Map<String, String> unavailable() {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (RecipientStatus status : all()) {
            if (status.reason() != null) {
                reasons.put(status.id(), status.reason());
            }
        }
        return reasons;
    }

    /** States that are known, in their order. */
    static RecipientStates of(List<RecipientStatus> states) {
        Map<String, RecipientStatus> byId = new LinkedHashMap<>();
        states.forEach(status -> byId.putIfAbsent(status.id(), status));
        return new Known(byId);
    }

    /**
     * States that are known.
     *
     * @param byId every one, by recipient
     */
    record Known(Map<String, RecipientStatus> byId) implements RecipientStates {
        @Override
        public @Nullable RecipientStatus find(String recipient) {
            return byId.get(recipient);
        }

        @Override
        public Collection<RecipientStatus> all() {
            return byId.values();
        }
    }
}
