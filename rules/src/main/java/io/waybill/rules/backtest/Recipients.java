package io.waybill.rules.backtest;

import io.waybill.rules.fact.RecipientStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recipients of a release as leads find them. */
public interface Recipients {
    /** As this lead finds them at that moment. */
    Seen at(Recorded lead, Instant now);

    /**
     * Their states.
     *
     * @param full the cap that alone keeps out a recipient, or leaves too little for the usual price, by the recipient's id
     */
    record Seen(List<RecipientStatus> states, Map<String, String> full) {
        public Seen {
            states = List.copyOf(states);
            full = Map.copyOf(full);
        }

        /** Without limits. */
        public Seen(List<RecipientStatus> states) {
            this(states, Map.of());
        }

        /** Why the recipient cannot be given a lead; null when it can. */
        @Nullable
        String findReason(String recipient) {
            return states.stream()
                    .filter(state -> state.id().equals(recipient) && !state.available())
                    .map(state -> String.valueOf(state.reason()))
                    .findFirst()
                    .orElse(null);
        }

        /** The same if there were no caps. */
        List<RecipientStatus> unlimited() {
            return states.stream()
                    .map(state -> full.containsKey(state.id()) ? freed(state) : state)
                    .toList();
        }

        private static RecipientStatus freed(RecipientStatus state) {
            var room = state.room();
            var free = new RecipientStatus.Room(
                    null, null, room.open(), room.breaker(), room.served(), room.successPercent(), room.millis());
            return new RecipientStatus(state.id(), state.kind(), true, null, free, state.names(), state.fallbacks());
        }
    }
}
