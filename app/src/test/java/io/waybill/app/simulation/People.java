package io.waybill.app.simulation;

import io.waybill.app.routing.Resolution;
import io.waybill.app.routing.ReviewCase;
import io.waybill.db.journal.JournalEntry;
import java.time.Duration;
import java.util.Objects;

/** Those who look at held leads now and then, and decide whatever comes to their mind. For one thread. */
final class People {
    private static final int MINUTES = 600;
    private static final int ONE_IN = 3;

    private final World world;

    People(World world) {
        this.world = world;
    }

    /** Somebody may hear of a lead that is held. */
    void look(JournalEntry entry) {
        if (entry.change().state().equals("review") && world.random().nextInt(ONE_IN) == 0) {
            var after = Duration.ofMinutes(world.random().nextInt(MINUTES));
            world.later(after, () -> {
                var node = world.node();
                node.begin("person-" + entry.lead(), () -> decide(node, entry.lead()));
            });
        }
    }

    private void decide(Node node, String lead) {
        var held = node.reviews().find(lead);
        if (held != null && !held.actions().isEmpty()) {
            var action =
                    held.actions().get(world.random().nextInt(held.actions().size()));
            var meant = held.doubts().isEmpty() ? null : any(held);
            var said = new Resolution.Said(meant, null, null, null);
            var _ = node.reviews().resolve(new Resolution(lead, action, "ann", said));
        }
    }

    private String any(ReviewCase held) {
        var doubts = Objects.requireNonNull(held.doubts());
        return doubts.get(world.random().nextInt(doubts.size())).delivery();
    }
}
