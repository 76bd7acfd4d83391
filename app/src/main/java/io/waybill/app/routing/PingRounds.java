package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.exchange.Leave;
import io.waybill.app.room.AttemptNotes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes a ping through the rounds of a lead, without anybody getting it. Safe for use by many threads. */
@Singleton
final class PingRounds {
    private final RoundsInForce rounds;
    private final Exchanges exchanges;
    private final AttemptNotes notes;

    PingRounds(RoundsInForce rounds, Exchanges exchanges, AttemptNotes notes) {
        this.rounds = rounds;
        this.exchanges = exchanges;
        this.notes = notes;
    }

    /** What happens to it, until the rules ask for nothing more. */
    PingStory of(ReceivedLead ping) {
        var history = LeadHistory.ofPing(ping.id(), ping.fields());
        var received = ping.event(null);
        history.apply(received);
        var story = new PingStory();
        var round = rounds.first(history, ping.flow());
        while (true) {
            story.add(round);
            round.events().forEach(history::apply);
            if (!received.test()) {
                notes.note(round.events());
            }
            if (round.sends().isEmpty()) {
                return story;
            }
            round = rounds.next(history, List.of(), sent(round));
        }
    }

    private List<ExchangeFinished> sent(Round round) {
        // Nobody takes up a ping whose node is gone.
        var sent = round.sends().stream()
                .map(prepared -> exchanges.sendInTurn(prepared, Leave.ANY_TIME))
                .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }
}
