package io.waybill.app.routing;

import jakarta.inject.Singleton;

/** Ends leads whose source was told to send them again: routing both would sell the person twice. */
@Singleton
final class DisownedLeads {
    private final Rounds rounds;
    private final PatientJournal journal;
    private final PingClaims pings;

    DisownedLeads(Rounds rounds, PatientJournal journal, PingClaims pings) {
        this.rounds = rounds;
        this.journal = journal;
        this.pings = pings;
    }

    /** Ends the lead; the price that it was promised is there for the next. */
    void end(LeadHistory history) {
        journal.append(rounds.disowned(history).entry());
        var ping = history.received().ping();
        pings.release(history.lead(), ping == null ? null : ping.id());
    }
}
