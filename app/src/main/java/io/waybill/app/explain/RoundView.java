package io.waybill.app.explain;

import io.waybill.app.event.Dollars;
import io.waybill.app.routing.PastRound;
import io.waybill.rules.decision.DecisionJson;
import io.waybill.rules.explain.ReadRow;
import io.waybill.rules.fact.Appended;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One round as people see it: what it read, and its stages in order. */
record RoundView(RowView rows) {
    /** @param look the release that decided; without it the rows are only named */
    Map<String, @Nullable Object> of(PastRound round, Look look) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("round", round.number());
        view.put("seq", round.seq());
        view.put("at", round.at().toString());
        view.put("release", round.recorded().release());
        view.put("release_stored", look instanceof Look.Ready);
        if (!(look instanceof Look.Ready)) {
            view.put("text", ReleaseText.gone(round));
        }
        view.put("read", read(round));
        view.put("stages", stages(round, read(round, look)));
        view.put("decisions", round.recorded().decisions());
        return view;
    }

    /** The rows that matched, as they stood then, by their names. */
    private static Map<String, ReadRow> read(PastRound round, Look look) {
        return look instanceof Look.Ready(var flow)
                ? flow
                        .rules()
                        .read(
                                round.facts(flow.mappings()),
                                round.recorded().score(),
                                round.recorded().rows())
                        .stream()
                        .collect(Collectors.toMap(row -> row.table() + ":" + row.id(), row -> row, (one, same) -> one))
                : Map.of();
    }

    private List<Map<String, @Nullable Object>> stages(PastRound round, Map<String, ReadRow> read) {
        var stages = new ArrayList<Map<String, @Nullable Object>>();
        for (RoundStages.OfStage stage : RoundStages.of(round)) {
            Map<String, @Nullable Object> view = new LinkedHashMap<>();
            view.put("stage", stage.name());
            view.put("rules", stage.rules());
            view.put(
                    "rows",
                    stage.rows().stream().map(name -> row(name, read.get(name))).toList());
            view.put(
                    "decisions",
                    stage.decisions().stream().map(DecisionJson::write).toList());
            stages.add(view);
        }
        return stages;
    }

    private Map<String, @Nullable Object> row(String name, @Nullable ReadRow row) {
        return row == null ? Map.of("table", RoundStages.table(name), "id", RoundStages.id(name)) : rows.of(row);
    }

    private Map<String, @Nullable Object> read(PastRound round) {
        Facts told = round.told();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("now", told.now().instant().toString());
        view.put("local", told.now().local().toString());
        view.put("score", round.recorded().score());
        view.put("unavailable", round.unavailable());
        view.put(
                "appended",
                told.appended().stream().map(Appended::enhancement).distinct().toList());
        view.put("outcomes", told.outcomes().stream().map(RoundView::outcome).toList());
        view.put(
                "bids",
                told.bids().stream()
                        .map(bid -> Map.of("recipient", bid.recipient(), "price", Dollars.of(bid.cents())))
                        .toList());
        view.put(
                "sales",
                told.sales().stream()
                        .map(sale -> Map.of("recipient", sale.recipient(), "price", Dollars.of(sale.cents())))
                        .toList());
        view.put(
                "duplicates",
                told.duplicates().stream()
                        .map(found -> Map.of("name", found.name(), "count", found.count(), "days", found.days()))
                        .toList());
        view.put(
                "listed",
                told.listed().stream()
                        .map(listed -> Map.of("list", listed.list(), "field", listed.field()))
                        .toList());
        return view;
    }

    private static Map<String, @Nullable Object> outcome(Outcome outcome) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("exchange", outcome.kind().word());
        view.put("to", outcome.to());
        view.put("attempt", outcome.attempt());
        view.put("outcome", outcome.result().word());
        view.put(
                "class",
                outcome.outcomeClass() == null ? null : outcome.outcomeClass().word());
        view.put("reason", outcome.answer().reason());
        return view;
    }
}
