package io.waybill.app.routing;

import io.waybill.db.journal.WakeHandler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Takes leads up again from their journal: when a timer is due, or when the node that worked on them is gone. Whoever writes the lead's next
 * event first has it; the other stops.
 */
@Singleton
final class LeadReturn implements WakeHandler {
    private final LeadHistories histories;
    private final LeadRun run;
    private final LeadThreads threads;
    private final FollowUps followUps;
    private final LateOutcomes late;
    private final Moment moment;

    LeadReturn(
            LeadHistories histories,
            LeadRun run,
            LeadThreads threads,
            FollowUps followUps,
            LateOutcomes late,
            Moment moment) {
        this.late = late;
        this.moment = moment;
        this.histories = histories;
        this.run = run;
        this.threads = threads;
        this.followUps = followUps;
    }

    /** Continues a lead whose timer is due. The next round is on disk when this returns: the timer is done with then. */
    @Override
    public void wake(String lead) {
        var onDisk = new CompletableFuture<Void>();
        // The place comes first: a round on disk whose requests nobody sends would hold the lead until this node ends.
        if (!threads.start(lead, () -> goOn(lead, onDisk))) {
            throw new IllegalStateException("Too many leads are under way to continue lead (%s) now.".formatted(lead));
        }
        onDisk.join();
    }

    private void goOn(String lead, CompletableFuture<Void> onDisk) {
        try {
            var history = histories.find(lead);
            if (history != null && history.ended()) {
                afterEnd(history, onDisk);
            }
            var round =
                    history == null || history.ended() || !history.unfinished().isEmpty() ? null : run.due(history);
            onDisk.complete(null);
            if (history != null && round != null) {
                run.goOn(history, round);
            }
        } catch (RuntimeException failure) {
            onDisk.completeExceptionally(failure);
            throw failure;
        }
    }

    /** While buyers may still answer to whom it was given at once, whoever waits for them has it in hand. */
    private void afterEnd(LeadHistory history, CompletableFuture<Void> onDisk) {
        var out = history.out(List.of());
        if (out.isEmpty() && history.end().closed() != null) {
            followUps.goOn(history, () -> onDisk.complete(null));
        } else if (history.end().lateUntil() == null
                || !moment.now().isBefore(history.end().lateUntil())) {
            late.take(history.lead(), out.stream().map(Exchanges::lost).toList());
        }
    }

    /** Continues a lead that another node, or this one before it stopped, left in the middle of a round. */
    void resume(String lead) {
        var history = histories.find(lead);
        if (history == null || history.ended()) {
            return;
        }
        var lost = history.unfinished().stream().map(Exchanges::lost).toList();
        run.goOn(history, lost);
    }
}
