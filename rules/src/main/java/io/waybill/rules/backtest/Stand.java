package io.waybill.rules.backtest;

import io.waybill.rules.backtest.Fate.Sold;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.fact.Course.Progress;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;
import io.waybill.rules.fact.Sale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a path has come: who bought, what the source is paid, whether it is at its end. For one thread. */
final class Stand {
    private final List<Sale> sales = new ArrayList<>();
    private final Set<String> settled = new LinkedHashSet<>();
    private Progress progress = Progress.UNDERWAY;
    private Fate fate = new Fate("review", Result.UNKNOWN, null, List.of());
    private long payCents;
    private @Nullable Instant wake;

    Stand copy() {
        var copy = new Stand();
        copy.sales.addAll(sales);
        copy.settled.addAll(settled);
        copy.progress = progress;
        copy.fate = fate;
        copy.payCents = payCents;
        copy.wake = wake;
        return copy;
    }

    Progress progress() {
        return progress;
    }

    List<Sale> sales() {
        return sales;
    }

    Set<String> settled() {
        return settled;
    }

    void sell(Sell sell) {
        sales.add(new Sale(sell.recipient(), sell.delivery(), sell.cents()));
    }

    void settle(String delivery) {
        settled.add(delivery);
    }

    void pay(long cents) {
        payCents = cents;
    }

    long payCents() {
        return payCents;
    }

    /** What a delivery is paid for: what it was sold for, else what was agreed. */
    long cents(Given delivery) {
        return sales.stream()
                .filter(sale -> sale.delivery().equals(delivery.id()))
                .map(Sale::cents)
                .findFirst()
                .orElse(delivery.price() instanceof Price.Fixed fixed ? fixed.cents() : 0L);
    }

    /** The lead has its outcome. */
    void end(String state, Result outcome, @Nullable String reason) {
        if (progress != Progress.CLOSED) {
            progress = Progress.CLOSED;
            fate = new Fate(state, outcome, reason, List.of());
        }
    }

    /** A person has to look at it. */
    void hold(String reason) {
        if (progress == Progress.UNDERWAY) {
            progress = Progress.HELD;
            fate = new Fate("review", Result.UNKNOWN, reason, List.of());
        }
    }

    /** How it ends. */
    Fate fate() {
        return new Fate(
                fate.state(),
                fate.outcome(),
                fate.reason(),
                sales.stream()
                        .map(sale -> new Sold(sale.recipient(), sale.cents()))
                        .toList());
    }

    /** Nothing is to be done before that moment, unless something comes in. */
    void sleep(Instant until) {
        wake = wake == null || until.isBefore(wake) ? until : wake;
    }

    /** Takes the moment out until which it sleeps; null when it does not. */
    @Nullable
    Instant takeWake() {
        Instant until = wake;
        wake = null;
        return until;
    }
}
