package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Bid;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.Price;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has been asked for a bid, and what came of it. A bid of nothing is none. Immutable. */
final class Bids {
    /** A recipient whose bids never last until its turn comes is not asked for ever. */
    private static final int MOST_PINGS = 3;

    private final Facts facts;
    private final BuyerRows rows;
    private final Bounds.Prices prices;

    /** @param facts with every outcome classified, and only the bids that count */
    Bids(Facts facts, BuyerRows rows, Bounds.Prices prices) {
        this.facts = facts;
        this.rows = rows;
        this.prices = prices;
    }

    /** Whether its price is a bid and it has to be asked: it never was, its answer was lost with a node, or its bid has expired. */
    boolean isToAsk(Candidate candidate) {
        if (!(candidate.price() instanceof Price.FromBid)) {
            return false;
        }
        List<Outcome> pings = pings(candidate.recipient());
        Bid bid = findBid(candidate.recipient(), pings);
        if (pings.size() >= MOST_PINGS) {
            return false;
        }
        if (bid != null) {
            return !bid.holds(facts.now().instant());
        }
        return pings.isEmpty() || Outcome.LOST.equals(pings.getLast().answer().fault());
    }

    /**
     * What the recipient gets the lead for; null when it has no bid that holds and is at or above the row's floor, or when the amount is out of
     * bounds.
     */
    @Nullable
    Price findPrice(Candidate candidate) {
        return switch (candidate.price()) {
            case Price.Fixed fixed -> prices.allows(candidate.recipient(), fixed.cents()) ? fixed : null;
            case Price.FromResponse response -> response;
            case Price.FromBid asked -> {
                Bid bid = findBid(candidate.recipient(), pings(candidate.recipient()));
                yield bid != null
                                && isEnough(bid, rows.floor(candidate))
                                && prices.allows(candidate.recipient(), bid.cents())
                        ? new Price.Fixed(bid.cents())
                        : null;
            }
        };
    }

    /** The same in words: what it would get the lead for, or why it has no price. */
    Chance chance(Candidate candidate) {
        return switch (candidate.price()) {
            case Price.Fixed fixed -> inBounds(candidate, fixed.cents());
            case Price.FromResponse response -> new Chance.Open();
            case Price.FromBid asked -> isToAsk(candidate) ? new Chance.Open() : ofBid(candidate);
        };
    }

    private Chance ofBid(Candidate candidate) {
        Bid bid = findBid(candidate.recipient(), pings(candidate.recipient()));
        if (bid == null || bid.cents() <= 0) {
            return new Chance.NoBid();
        }
        if (!bid.holds(facts.now().instant())) {
            return new Chance.Expired(bid.cents());
        }
        long floor = rows.floor(candidate);
        return bid.cents() < floor ? new Chance.BelowFloor(bid.cents(), floor) : inBounds(candidate, bid.cents());
    }

    private Chance inBounds(Candidate candidate, long cents) {
        return prices.allows(candidate.recipient(), cents) ? new Chance.Priced(cents) : new Chance.OutOfBounds(cents);
    }

    private boolean isEnough(Bid bid, long floor) {
        return bid.cents() > 0 && bid.cents() >= floor && bid.holds(facts.now().instant());
    }

    /** The answer to the latest ping; before any ping a bid from before the lead came in. */
    private @Nullable Bid findBid(String recipient, List<Outcome> pings) {
        String latest = pings.isEmpty() ? null : pings.getLast().delivery();
        return facts.bids().stream()
                .filter(bid -> bid.recipient().equals(recipient))
                .filter(bid -> latest == null || latest.equals(bid.ping()))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private List<Outcome> pings(String recipient) {
        return facts.outcomes().stream()
                .filter(outcome ->
                        outcome.kind() == ExchangeKind.PING && outcome.to().equals(recipient))
                .toList();
    }
}
