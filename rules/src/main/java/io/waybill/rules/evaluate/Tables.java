package io.waybill.rules.evaluate;

import io.waybill.rules.fact.Match;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.plan.Strategy;
import io.waybill.rules.plan.Tier;
import io.waybill.rules.table.Inputs;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.Table;
import io.waybill.rules.table.TableKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one flow; a table the flow does not have matches nothing. Immutable.
 *
 * @param listFilters the rows of the filters that ask about uploaded lists; null when there are none
 */
public record Tables(Map<TableKind, Table> byKind, @Nullable Table listFilters) {
    public Tables {
        byKind = Map.copyOf(byKind);
    }

    public Tables(Map<TableKind, Table> byKind) {
        this(byKind, listFilters(byKind.get(TableKind.FILTERS)));
    }

    private static @Nullable Table listFilters(@Nullable Table filters) {
        List<Row> rows = filters == null
                ? List.of()
                : filters.rows().stream()
                        .filter(row -> row.cells().stream().anyMatch(cell -> cell.uploadedList() != null))
                        .toList();
        return rows.isEmpty() ? null : new Table(TableKind.FILTERS, rows);
    }

    /** The first filter that asks about an uploaded list and matches. */
    List<Match> listFilterMatches(Inputs in) {
        return listFilters == null ? List.of() : matches(listFilters.matches(in));
    }

    List<Match> matches(TableKind kind, Inputs in) {
        return matches(rows(kind, in));
    }

    private static List<Match> matches(List<Row> rows) {
        List<Match> matches = new ArrayList<>(rows.size());
        for (Row row : rows) {
            matches.add(new RowMatch(row, null));
        }
        return matches;
    }

    /** The rows of the outcomes table that are about these attempts. */
    List<Match> matches(List<Outcome> outcomes, Inputs lead) {
        List<Match> matches = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            for (Row row : rows(TableKind.OUTCOMES, new OutcomeInputs(outcome, lead))) {
                matches.add(new RowMatch(row, outcome.id()));
            }
        }
        return matches;
    }

    /**
     * The tiers that hold for the lead, by number. Where a row does not say how to advance, the next tier's own time counts if it has one: it
     * would mean nothing otherwise.
     */
    static Map<Integer, Tier> tiers(List<Match> matches) {
        NavigableMap<Integer, Match> rows = new TreeMap<>();
        matches.forEach(row -> rows.putIfAbsent(Integer.valueOf(row.id()), row));
        Map<Integer, Tier> tiers = new TreeMap<>();
        rows.forEach((number, row) -> {
            Map.Entry<Integer, Match> next = rows.higherEntry(number);
            boolean nextHasItsTime =
                    next != null && next.getValue().duration("opens_after").isPositive();
            boolean atOnce = row.has("advance") ? row.text("advance").equals("on_reject") : !nextHasItsTime;
            tiers.put(number, tier(number, row, atOnce));
        });
        return tiers;
    }

    private static Tier tier(int number, Match row, boolean atOnce) {
        Strategy strategy = Strategy.find(row.text("strategy"));
        if (strategy == null) {
            throw new IllegalStateException("Strategy (%s) of tier (%d) was not refused when the table was read."
                    .formatted(row.text("strategy"), number));
        }
        Duration timeout = row.duration("timeout");
        return new Tier(
                number,
                strategy,
                row.duration("opens_after"),
                atOnce,
                row.number("sell_to"),
                timeout.isZero() ? null : timeout);
    }

    private List<Row> rows(TableKind kind, Inputs in) {
        Table table = byKind.get(kind);
        return table == null ? List.of() : table.matches(in);
    }
}
