package io.waybill.app.room;

import io.waybill.app.event.ExchangeStarted.Held;
import io.waybill.app.home.ActiveFlow;
import io.waybill.rules.fact.Lead;
import java.time.Instant;
import java.util.List;

/**
 * A lead that looks for room.
 *
 * @param test whether it only pretends: it takes no room
 * @param asking whether its source only asks for a price: it takes no room yet
 * @param held what its deliveries have already
 */
public record Claimant(ActiveFlow flow, Lead lead, String source, boolean test, boolean asking, List<Held> held) {
    public Claimant {
        held = List.copyOf(held);
    }

    /** How much of what is used is its own. */
    long own(String counter, Instant since) {
        return held.stream()
                .filter(each -> each.counter().equals(counter) && each.since().equals(since))
                .mapToLong(Held::amount)
                .sum();
    }

    /** Whether it has room there, in whatever period. */
    boolean has(String counter) {
        return held.stream().anyMatch(each -> each.counter().equals(counter));
    }
}
