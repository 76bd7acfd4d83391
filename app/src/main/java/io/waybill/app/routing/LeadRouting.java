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

    LeadRouting(LeadThreads threads, LeadOpening opening, WaitingSources sources) {
        this.threads = threads;
        this.opening = opening;
        this.sources = sources;
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
        if (!threads.start(lead.id(), () -> opening.open(lead, submission.durable()))) {
            submission
                    .durable()
                    .completeExceptionally(new JournalUnavailable("Too many leads are under way", false, null));
        }
        return submission;
    }
}
