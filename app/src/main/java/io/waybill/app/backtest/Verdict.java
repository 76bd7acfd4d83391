package io.waybill.app.backtest;

import io.waybill.app.event.Dollars;
import io.waybill.rules.backtest.Ending;
import io.waybill.rules.backtest.Fate.Sold;
import io.waybill.rules.backtest.Replayed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a lead, as reports show it: the likeliest way.
 *
 * @param outcome {@code success}, {@code failure} or {@code error}; {@code pending} while people have to look at it
 * @param recipient who buys it, several with commas between; null when nobody does
 * @param price what all of them pay, in dollars
 * @param percent how likely it is
 */
record Verdict(
        String outcome,
        String state,
        @Nullable String reason,
        @Nullable String recipient,
        @Nullable String price,
        long percent,
        List<String> rules,
        List<String> rows) {
    static Verdict of(Replayed replayed) {
        Ending ending = replayed.likeliest();
        var fate = ending.fate();
        boolean sold = fate.isSold();
        return new Verdict(
                fate.state().equals("review") ? "pending" : fate.outcome().word(),
                fate.state(),
                fate.reason(),
                sold ? fate.sales().stream().map(Sold::recipient).collect(Collectors.joining(", ")) : null,
                sold ? Dollars.of(fate.sales().stream().mapToLong(Sold::cents).sum()) : null,
                Math.round(ending.weight() * 100),
                ending.rules(),
                ending.rows());
    }

    /** As JSON shows it. */
    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("outcome", outcome);
        shown.put("state", state);
        shown.put("reason", reason);
        shown.put("recipient", recipient);
        shown.put("price", price);
        shown.put("percent", percent);
        shown.put("rules", rules);
        shown.put("rows", rows);
        return shown;
    }
}
