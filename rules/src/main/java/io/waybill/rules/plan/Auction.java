package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everybody with a bid for a price is asked at once, then the lead goes to the highest amount, and to the next highest when that is rejected. Fixed
 * prices take part as they are; who names the price only in its answer comes last.
 *
 * <p>Among equal amounts the lower {@code order} is first; among those that are equal in this too, chance decides by {@code weight}: the lead's own
 * chance, so that the same lead always goes to the same recipient and many leads are shared fairly.
 */
record Auction() implements Strategy {
    /** A candidate and what it pays; null when only its answer will tell. */
    private record Entry(
            Candidate candidate, Price price, @Nullable Long cents) {
        boolean ties(Entry other) {
            return compare(this, other) == 0;
        }

        static int compare(Entry one, Entry other) {
            return Comparator.comparingLong(Entry::worth)
                    .reversed()
                    .thenComparingInt(entry -> entry.candidate().order())
                    .compare(one, other);
        }

        private long worth() {
            return cents == null ? Long.MIN_VALUE : cents;
        }
    }

    @Override
    public List<Step> next(Contest contest) {
        List<Candidate> toAsk =
                contest.candidates().stream().filter(contest.bids()::isToAsk).toList();
        if (!toAsk.isEmpty()) {
            return contest.ask(toAsk);
        }
        List<Entry> entries = entries(contest);
        if (entries.isEmpty()) {
            return List.of();
        }
        Entry best = entries.stream().min(Entry::compare).orElseThrow();
        Candidate winner = contest.draw(
                entries.stream().filter(best::ties).map(Entry::candidate).toList());
        return entries.stream()
                .filter(entry -> entry.candidate().equals(winner))
                .limit(1)
                .<Step>map(entry -> contest.turn(entry.candidate(), entry.price()))
                .toList();
    }

    private static List<Entry> entries(Contest contest) {
        List<Entry> entries = new ArrayList<>();
        for (Candidate candidate : contest.candidates()) {
            Price price = contest.bids().findPrice(candidate);
            if (price != null) {
                entries.add(new Entry(candidate, price, price instanceof Price.Fixed fixed ? fixed.cents() : null));
            }
        }
        return entries;
    }
}
