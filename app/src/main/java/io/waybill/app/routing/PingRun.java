package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Takes a ping through the rounds of a lead, without anybody getting it. The rules answer while the source waits; what happened is on disk,
 * whole, before the source is told. A ping whose node dies on the way is forgotten: nothing was promised.
 */
@Singleton
final class PingRun implements PingRouting {
    private final Rounds rounds;
    private final Exchanges exchanges;
    private final LeadThreads threads;
    private final PingStore store;

    PingRun(Rounds rounds, Exchanges exchanges, LeadThreads threads, PingStore store) {
        this.rounds = rounds;
        this.exchanges = exchanges;
        this.threads = threads;
        this.store = store;
    }

    @Override
    public CompletableFuture<PingAnswer> ask(ReceivedLead ping) {
        var answer = new CompletableFuture<PingAnswer>();
        if (!threads.start(ping.id(), () -> run(ping, answer))) {
            answer.completeExceptionally(new JournalUnavailable("Too many leads are under way", false, null));
        }
        return answer;
    }

    private void run(ReceivedLead ping, CompletableFuture<PingAnswer> answer) {
        try {
            answer.complete(store.keep(ping, story(ping)));
        } catch (RuntimeException failure) {
            answer.completeExceptionally(failure);
            throw failure;
        }
    }

    /** Every round is worked out from those before, as for a lead; only the last asks for nothing more. */
    private PingStory story(ReceivedLead ping) {
        var history = LeadHistory.ofPing(ping.id(), ping.fields());
        var received = ping.event(null);
        history.apply(received);
        var story = new PingStory();
        var round = rounds.next(history, ping.flow(), List.of(received), List.of());
        while (true) {
            story.add(round);
            round.events().forEach(history::apply);
            if (round.sends().isEmpty()) {
                return story;
            }
            round = rounds.next(history, ping.flow(), List.of(), sent(round));
        }
    }

    private List<ExchangeFinished> sent(Round round) {
        var sent = round.sends().stream().map(exchanges::send).toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }
}
