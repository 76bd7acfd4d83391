package io.waybill.rules.backtest;

import io.waybill.rules.backtest.Recorded.Party;
import io.waybill.rules.fact.ExchangeKind;
import java.util.Map;

/**
 * The chances of all parties in the period.
 *
 * @param own by party: recipients that posts were answered by, and those that pings were
 * @param others of all together, by kind: for those that were never asked
 * @param micros what a call costs, by party, in millionths of a dollar; nothing where it is not there
 */
public record Odds(Map<Party, Chance> own, Map<ExchangeKind, Chance> others, Map<Party, Long> micros) {
    /** Nobody was asked anything, and calls cost nothing. */
    public static final Odds NONE = new Odds(Map.of(), Map.of(), Map.of());

    public Odds {
        own = Map.copyOf(own);
        others = Map.copyOf(others);
        micros = Map.copyOf(micros);
    }

    /** What a call costs whose cost is not on record. */
    long micros(Party party) {
        return micros.getOrDefault(party, 0L);
    }

    /** How likely the party is to say yes. */
    Chance of(Party party) {
        Chance known = own.get(party);
        return known == null ? others.getOrDefault(party.kind(), Chance.UNHEARD_OF) : known;
    }
}
