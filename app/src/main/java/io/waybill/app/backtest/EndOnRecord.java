package io.waybill.app.backtest;

import io.waybill.app.event.DeliveryParked;
import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.ReviewResolved;
import io.waybill.app.event.RulesEvaluated;
import io.waybill.app.event.SaleRecorded;
import io.waybill.app.event.SaleReversed;
import io.waybill.rules.Evaluation;
import io.waybill.rules.backtest.Ending;
import io.waybill.rules.backtest.Fate;
import io.waybill.rules.backtest.Fate.Sold;
import io.waybill.rules.fact.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a lead has ended, from its events. For one thread. */
final class EndOnRecord {
    private final List<Sold> sales = new ArrayList<>();
    private final Set<String> returned = new HashSet<>();
    private final Set<String> released = new HashSet<>();
    private @Nullable LeadClosed closed;
    private @Nullable DeliveryParked parked;
    private boolean reopened;
    private boolean touched;
    private long micros;
    private final List<Evaluation> rounds = new ArrayList<>();
    private final Set<String> releases = new HashSet<>();

    /** Takes the next event in. */
    void apply(LeadEvent event) {
        switch (event) {
            case LeadClosed end -> {
                closed = end;
                parked = null;
            }
            case DeliveryParked held -> parked = held;
            case SaleRecorded sale -> sales.add(new Sold(sale.recipient(), Dollars.cents(sale.price())));
            case SaleReversed sale -> {
                returned.add(sale.recipient());
                reopened = reopened || sale.reopened() != null;
            }
            case ReviewResolved resolved -> resolve(resolved);
            case ExchangeFinished finished -> micros += ReplyReading.micros(finished.cost());
            case RulesEvaluated round -> {
                releases.add(round.release());
                rounds.add(new Evaluation(List.of(), round.rules(), round.rows(), 0, Map.of()));
            }
            default -> {}
        }
    }

    private void resolve(ReviewResolved resolved) {
        touched = true;
        if (parked != null) {
            released.add(parked.reason());
            parked = null;
        }
        reopened = reopened || resolved.reopened() != null;
    }

    /** Buyers that gave it back. */
    Set<String> returned() {
        return returned;
    }

    /** Why it was held for people who let it go on. */
    Set<String> released() {
        return released;
    }

    /** What one release made of it from its beginning to its end; null where several had a part in that, or people. */
    @Nullable
    Decided findDecided() {
        Fate fate = findFate();
        if (fate == null || closed == null || touched || releases.size() != 1) {
            return null;
        }
        long pay = Dollars.cents(closed.pay());
        var ending = new Ending(1, fate, pay, micros, rounds, List.of(), List.of(), List.of(), List.of());
        return new Decided(releases.iterator().next(), ending);
    }

    /** How it ended; null where it is under way, or was opened again. */
    @Nullable
    Fate findFate() {
        if (reopened || (closed == null && parked == null)) {
            return null;
        }
        return closed == null
                ? new Fate("review", Result.UNKNOWN, null, sales)
                : new Fate(
                        closed.state(),
                        Result.valueOf(closed.outcome().toUpperCase(Locale.ROOT)),
                        closed.reason(),
                        sales);
    }
}
