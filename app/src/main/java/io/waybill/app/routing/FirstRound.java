package io.waybill.app.routing;

import io.waybill.app.duplicates.Arrival;
import io.waybill.app.duplicates.Duplicates;
import io.waybill.app.duplicates.Person;
import io.waybill.app.event.HeldPing;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Works out a lead's first round: with what is known of its person, and the marks that make it known to others. Writes nothing itself. */
@Singleton
final class FirstRound {
    private final Duplicates duplicates;
    private final RoundsInForce rounds;

    FirstRound(Duplicates duplicates, RoundsInForce rounds) {
        this.duplicates = duplicates;
        this.rounds = rounds;
    }

    /** A lead that has been received, and the round that brings it to disk. */
    record Opened(LeadHistory history, Round round) {}

    /** @param held what became of the lead's claim to a ping; null when it refers to none */
    Opened of(ReceivedLead lead, @Nullable HeldPing held) {
        Person person = duplicates.look(new Arrival(lead.flow(), lead.id(), lead.test(), lead.at(), lead.fields()));
        var received = lead.event(held).after(person.duplicates());
        var history = new LeadHistory(lead.id(), lead.fields());
        history.apply(received);
        var round = rounds.first(history, lead.flow());
        return new Opened(
                history,
                new Round(round.events(), round.entry().marked(person.marks()).withKey(lead.key()), round.sends()));
    }
}
