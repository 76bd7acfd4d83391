package io.waybill.rules.backtest;

import io.waybill.rules.fact.Bid;
import io.waybill.rules.fact.Duplicate;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.fact.Source;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is on record of one lead.
 *
 * @param received when it came in
 * @param zone the lead's own
 * @param bids from before it came in
 * @param replies what each party answered, attempt by attempt
 * @param away which recipients could not be given a lead for reasons that are not in the rules, in the order of time
 * @param released why it was held for people who let it go on
 * @param returned buyers that gave it back
 */
public record Recorded(
        Lead lead,
        Source source,
        Instant received,
        ZoneId zone,
        List<Duplicate> duplicates,
        List<Listed> listed,
        List<Bid> bids,
        Map<Party, List<Reply>> replies,
        List<Away> away,
        Set<String> released,
        Set<String> returned) {
    public Recorded {
        duplicates = List.copyOf(duplicates);
        listed = List.copyOf(listed);
        bids = List.copyOf(bids);
        replies = Map.copyOf(replies);
        away = List.copyOf(away);
        released = Set.copyOf(released);
        returned = Set.copyOf(returned);
    }

    /** Who was asked for what. */
    public record Party(ExchangeKind kind, String id) {}

    /**
     * Which recipients could not be given a lead.
     *
     * @param from as it was found then
     * @param why by the recipients' ids
     */
    public record Away(Instant from, Map<String, String> why) {
        public Away {
            why = Map.copyOf(why);
        }
    }

    /** Why recipients were away at that moment, by their ids; before it was looked at for the first time as it was then. */
    public Map<String, String> awayAt(Instant now) {
        Map<String, String> why = away.isEmpty() ? Map.of() : away.getFirst().why();
        for (Away each : away) {
            why = each.from().isAfter(now) ? why : each.why();
        }
        return why;
    }

    /** The same lead as other fields read it, on other lists. */
    public Recorded with(Lead other, List<Listed> lists) {
        return new Recorded(other, source, received, zone, duplicates, lists, bids, replies, away, released, returned);
    }

    /** What the party answered to its attempt of this number, counted from 0; null when that is not on record. */
    @Nullable
    Reply findReply(Party party, int number) {
        List<Reply> all = replies.getOrDefault(party, List.of());
        return number < all.size() ? all.get(number) : null;
    }
}
