package io.waybill.rules.evaluate;

import io.waybill.rules.fact.Match;
import io.waybill.rules.fact.Now;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.table.Row;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A matching row as rules see it. */
record RowMatch(Row row, @Nullable String about) implements Match {
    /** Whether it is of the very same row, not of one that reads alike: that is told at once, however many cells there are. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return other instanceof RowMatch match && match.row == row && Objects.equals(match.about, about);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(row);
    }

    @Override
    public String getTable() {
        return row.table();
    }

    @Override
    public String getId() {
        return row.id();
    }

    @Override
    public @Nullable String getOutcome() {
        return about;
    }

    @Override
    public boolean has(String output) {
        return row.has(output);
    }

    @Override
    public String text(String output) {
        return row.text(output);
    }

    @Override
    public int number(String output) {
        return row.number(output);
    }

    @Override
    public long cents(String output) {
        return row.cents(output);
    }

    @Override
    public Price price(String output) {
        return row.price(output);
    }

    @Override
    public boolean yes(String output) {
        return row.yes(output);
    }

    @Override
    public Duration duration(String output) {
        return row.duration(output);
    }

    @Override
    public @Nullable OutcomeClass outcomeClass(String output) {
        return row.outcomeClass(output);
    }

    @Override
    public long pay(long revenueCents) {
        return row.payout("pay").cents(revenueCents);
    }

    @Override
    public Duration after(Outcome outcome, Now now) {
        Duration asked = RetryTiming.findRetryAfter(outcome.answer().headers(), now.instant());
        return asked == null ? row.backoff("backoff").after(outcome.attempt()) : asked;
    }

    @Override
    public Duration timeout(Outcome outcome) {
        return RetryTiming.next(outcome.sent().timeout(), row.decimal("timeout_factor"));
    }

    /** As a trace names it. */
    @Override
    public String toString() {
        return row.toString();
    }
}
