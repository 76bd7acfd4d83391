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
 * @param away why recipients could not be given the lead for reasons that are not in the rules, by their id
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
        Map<String, String> away,
        Set<String> released,
        Set<String> returned) {
    public Recorded {
        duplicates = List.copyOf(duplicates);
        listed = List.copyOf(listed);
        bids = List.copyOf(bids);
        replies = Map.copyOf(replies);
        away = Map.copyOf(away);
        released = Set.copyOf(released);
        returned = Set.copyOf(returned);
    }

    /** Who was asked for what. */
    public record Party(ExchangeKind kind, String id) {}

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
