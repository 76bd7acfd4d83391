package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.home.Releases;
import io.waybill.app.room.AttemptNotes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes a ping through the rounds of a lead, without anybody getting it. Safe for use by many threads. */
@Singleton
final class PingRounds {
    private final Releases releases;
    private final Rounds rounds;
    private final Exchanges exchanges;
    private final AttemptNotes notes;

    PingRounds(Releases releases, Rounds rounds, Exchanges exchanges, AttemptNotes notes) {
        this.releases = releases;
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
        var round = rounds.next(history, ping.flow(), List.of(received), List.of());
        while (true) {
            story.add(round);
            round.events().forEach(history::apply);
            if (!received.test()) {
                notes.note(round.events());
            }
            if (round.sends().isEmpty()) {
                return story;
            }
            round = next(history, sent(round));
        }
    }

    /** Each round by the rules in force, which may have changed since the last. */
    private Round next(LeadHistory history, List<ExchangeFinished> arrived) {
        var flow = releases.find(history.received().flow(), history.lead());
        List<LeadEvent> opening = List.of();
        return flow == null
                ? rounds.parked(history, opening, arrived, "The flow is not in force")
                : rounds.next(history, flow, opening, arrived);
    }

    private List<ExchangeFinished> sent(Round round) {
        var sent = round.sends().stream().map(exchanges::sendInTurn).toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }
}
