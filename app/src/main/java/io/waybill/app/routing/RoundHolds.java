package io.waybill.app.routing;

import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.ExchangeStarted.Held;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.home.Releases;
import io.waybill.app.room.Claimant;
import io.waybill.app.room.Takings;
import io.waybill.app.routing.LeadHolds.Place;
import io.waybill.db.hold.Hold;
import io.waybill.rules.fact.ExchangeKind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a round takes under limits, and what it gives back: the difference between what the lead's deliveries have before it and after it. Test
 * leads and those whose source only asks take nothing. Safe for use by many threads.
 */
@Singleton
final class RoundHolds {
    private final Releases releases;
    private final Takings takings;

    RoundHolds(Releases releases, Takings takings) {
        this.releases = releases;
        this.takings = takings;
    }

    /** @param events those of the round, which name what they take */
    record Taken(List<LeadEvent> events, List<Hold> holds, List<Hold> released) {}

    /** @param ends whether the lead has its outcome with the round, or is held */
    Taken of(LeadHistory history, List<LeadEvent> events, Instant now, boolean ends) {
        if (history.asking() || history.received().test()) {
            return new Taken(events, List.of(), List.of());
        }
        var round = new Taking(history, now);
        var named = events.stream().map(round::take).toList();
        if (ends) {
            round.end();
        }
        return round.taken(named);
    }

    /** One round. For one thread. */
    private final class Taking {
        private final Map<Place, Long> limits = new HashMap<>();
        private final Map<Place, Long> before;
        private final LeadHolds holds;
        private final LeadHistory history;
        private final Instant now;
        private @Nullable Claimant claimant;

        Taking(LeadHistory history, Instant now) {
            this.history = history;
            this.now = now;
            this.holds = LeadHolds.of(history);
            this.before = Objects.requireNonNullElseGet(history.heldBefore(), holds::held);
        }

        LeadEvent take(LeadEvent event) {
            var named = event instanceof ExchangeStarted started ? started.holding(taken(started)) : event;
            holds.apply(named);
            return named;
        }

        private List<Held> taken(ExchangeStarted started) {
            var flow = releases.find(history.received().flow(), history.lead());
            if (flow == null
                    || started.exchange().equals(ExchangeKind.ENHANCEMENT.word())
                    || holds.isAlive(started.delivery())) {
                return List.of();
            }
            boolean post = started.exchange().equals(ExchangeKind.POST.word());
            if (claimant == null) {
                claimant = new Claimant(flow, history.fact(), history.received().source(), false, false, List.of());
            }
            var all = post ? takings.of(started, claimant, now) : takings.probe(started, now);
            all.forEach(this::limit);
            return all.stream()
                    .map(hold -> new Held(hold.counter(), hold.since(), hold.amount()))
                    .toList();
        }

        void end() {
            holds.end();
        }

        private void limit(Hold hold) {
            if (hold.limit() != null) {
                limits.put(new Place(hold.counter(), hold.since()), hold.limit());
            }
        }

        Taken taken(List<LeadEvent> events) {
            var after = holds.held();
            var places = new LinkedHashSet<>(before.keySet());
            places.addAll(after.keySet());
            var taken = new ArrayList<Hold>();
            var released = new ArrayList<Hold>();
            for (var place : places) {
                long more = after.getOrDefault(place, 0L) - before.getOrDefault(place, 0L);
                if (more > 0) {
                    taken.add(new Hold(place.counter(), place.since(), more, limits.get(place)));
                } else if (more < 0) {
                    released.add(new Hold(place.counter(), place.since(), -more, null));
                }
            }
            return new Taken(events, taken, released);
        }
    }
}
