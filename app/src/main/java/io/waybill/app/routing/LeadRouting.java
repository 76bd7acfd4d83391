package io.waybill.app.routing;

import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** Takes leads in, each on a thread of its own. */
@Singleton
final class LeadRouting implements Routing {
    private final LeadThreads threads;
    private final LeadOpening opening;
    private final WaitingSources sources;
    private final Openings openings;

    LeadRouting(LeadThreads threads, LeadOpening opening, WaitingSources sources, Openings openings) {
        this.threads = threads;
        this.opening = opening;
        this.sources = sources;
        this.openings = openings;
    }

    @Override
    public boolean crowded() {
        return openings.crowded();
    }

    @Override
    public Submission accept(ReceivedLead lead) {
        var submission = new Submission(new CompletableFuture<>(), new CompletableFuture<>());
        var _ = submission.durable().whenComplete((done, failure) -> {
            if (failure != null) {
                sources.remove(lead.id());
            }
        });
        sources.add(lead.id(), submission.outcome());
        var turn = openings.begin(() -> start(lead, submission.durable()));
        var _ = submission.durable().whenComplete((done, failure) -> turn.end());
        return submission;
    }

    private void start(ReceivedLead lead, CompletableFuture<Void> durable) {
        if (!threads.start(lead.id(), () -> opening.open(lead, durable))) {
            durable.completeExceptionally(new JournalUnavailable("Too many leads are under way", false, null));
        }
    }
}
