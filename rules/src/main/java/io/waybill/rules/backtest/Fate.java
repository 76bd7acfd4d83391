package io.waybill.rules.backtest;

import io.waybill.rules.fact.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a lead ends.
 *
 * @param state {@code sold}, {@code rejected}, {@code unsold}, {@code review}, {@code remediation} or {@code error}
 * @param reason why it is not sold; null when it is
 * @param sales who buys it, in the order in which they do
 */
public record Fate(String state, Result outcome, @Nullable String reason, List<Sold> sales) {
    public Fate {
        sales = List.copyOf(sales);
    }

    /** One buyer and what it pays, in cents. */
    public record Sold(String recipient, long cents) {}

    /** Whether somebody bought it. */
    public boolean isSold() {
        return !sales.isEmpty();
    }
}
