package io.waybill.app.backtest;

import io.waybill.rules.backtest.Chance;
import io.waybill.rules.backtest.Recorded.Party;
import io.waybill.rules.backtest.Spread;
import io.waybill.rules.backtest.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The estimated part of a backtest, as JSON shows it: the change of revenue with the interval in which it lies 95 times in 100, and the rates. */
record Estimates(Tally tally) {
    Map<String, Object> shown() {
        Spread spread = tally.spread();
        long change = tally.revenue().estimated();
        long half = spread.halfMicros();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("change", Amount.cents(change));
        shown.put("low", Amount.cents(change - half));
        shown.put("high", Amount.cents(change + half));
        shown.put("deliveries", Math.round(spread.deliveries()));
        shown.put(
                "rates",
                spread.parties().stream()
                        .sorted(Comparator.comparing(Party::id).thenComparing(Party::kind))
                        .map(party -> rate(party, spread.chance(party)))
                        .toList());
        return shown;
    }

    private static Map<String, Object> rate(Party party, Chance chance) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("recipient", party.id());
        shown.put("exchange", party.kind().word());
        shown.put("percent", percent(chance.rate()));
        shown.put("low", percent(chance.low()));
        shown.put("high", percent(chance.high()));
        shown.put("of", chance.asked());
        shown.put("own", chance.own());
        return shown;
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
