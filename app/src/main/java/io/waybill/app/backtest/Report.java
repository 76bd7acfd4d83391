package io.waybill.app.backtest;

import io.waybill.rules.backtest.CapHits;
import io.waybill.rules.backtest.Figure;
import io.waybill.rules.backtest.Share;
import io.waybill.rules.backtest.Tally;
import io.waybill.rules.fact.Listed;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/** What a backtest has found, as JSON shows it. */
record Report(Question question, Sum sum, Set<Listed> asked) {
    private static final int EXAMPLES = 100;

    Map<String, Object> shown() {
        Tally tally = sum.tally();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("flow", question.period().flow());
        shown.put("draft", question.name());
        shown.put("draft_release", question.draft().release());
        shown.put("active", question.active().release());
        shown.put("from", question.period().from().toString());
        shown.put("to", question.period().to().toString());
        shown.put("leads", tally.leads() + sum.leftOut());
        shown.put("replayed", tally.leads());
        shown.put("changed", tally.changed());
        shown.put("newly_sold", Math.round(tally.newlySold()));
        shown.put("newly_unsold", Math.round(tally.newlyUnsold()));
        shown.put("revenue", figure(tally.revenue(), Amount::cents));
        shown.put("cost", figure(tally.cost(), Amount::exact));
        shown.put("margin", margin(tally));
        shown.put("estimated", new Estimates(tally).shown());
        shown.put("by", by(tally));
        shown.put("caps", tally.caps().values().stream().map(Report::cap).toList());
        shown.put("fidelity", fidelity());
        shown.put("examples", sum.changes().list(0, EXAMPLES));
        shown.put("notes", new Notes(question, sum, asked).list());
        return shown;
    }

    private static Map<String, Object> figure(Figure figure, LongFunction<String> amount) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("active", amount.apply(figure.active()));
        shown.put("draft", amount.apply(figure.draft()));
        shown.put("change", amount.apply(figure.change()));
        shown.put("recorded", amount.apply(figure.change() - figure.estimated()));
        shown.put("estimated", amount.apply(figure.estimated()));
        return shown;
    }

    private static Map<String, Object> margin(Tally tally) {
        Figure revenue = tally.revenue();
        Figure cost = tally.cost();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("active", Amount.exact(revenue.active() - cost.active()));
        shown.put("draft", Amount.exact(revenue.draft() - cost.draft()));
        shown.put("change", Amount.exact(revenue.change() - cost.change()));
        long estimated = revenue.estimated() - cost.estimated();
        shown.put("recorded", Amount.exact(revenue.change() - cost.change() - estimated));
        shown.put("estimated", Amount.exact(estimated));
        return shown;
    }

    private static Map<String, Object> by(Tally tally) {
        Map<String, Object> by = new LinkedHashMap<>();
        by.put("recipient", shares(tally.recipients()));
        by.put("source", shares(tally.sources()));
        by.put("state", shares(tally.states()));
        return by;
    }

    /** Where most changes comes first. */
    private static List<Map<String, Object>> shares(Map<String, Share> shares) {
        return shares.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Share> each) ->
                                -Math.abs(each.getValue().revenue().change()))
                        .thenComparing(Map.Entry::getKey))
                .map(each -> share(each.getKey(), each.getValue()))
                .toList();
    }

    private static Map<String, Object> share(String name, Share share) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", name);
        shown.put("active", Amount.cents(share.revenue().active()));
        shown.put("draft", Amount.cents(share.revenue().draft()));
        shown.put("change", Amount.cents(share.revenue().change()));
        shown.put("sold_active", Math.round(share.soldActive()));
        shown.put("sold_draft", Math.round(share.soldDraft()));
        return shown;
    }

    private static Map<String, Object> cap(CapHits hits) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("recipient", hits.recipient());
        shown.put("cap", hits.cap());
        shown.put("hit", Math.round(hits.leads()));
        shown.put("first", hits.first().toString());
        shown.put("turned", Math.round(hits.turned()));
        return shown;
    }

    private Map<String, Object> fidelity() {
        long of = sum.comparable();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("same", sum.same());
        shown.put("of", of);
        shown.put("percent", of == 0 ? "100.00" : Amount.cents(Math.floorDiv(sum.same() * 100_000_000L, of)));
        return shown;
    }
}
