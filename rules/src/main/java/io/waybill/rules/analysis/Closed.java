package io.waybill.rules.analysis;

import io.waybill.rules.fact.Price;
import io.waybill.rules.flow.FieldSpec;
import io.waybill.rules.table.Cell;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds states whose leads nobody can ever buy, because whoever the buyers table selects for them is closed by its caps. */
record Closed(Analysed in, Findings findings) {
    void find(Space buyers) {
        List<Row> rows =
                buyers.rows().stream().filter(row -> !buyers.of(row).isEmpty()).toList();
        in.flow().fields().values().stream()
                .filter(field -> field.type().equals("state"))
                .forEach(field -> states(field, rows));
    }

    private void states(FieldSpec field, List<Row> rows) {
        Set<String> named = new TreeSet<>();
        for (Row row : rows) {
            Cell cell = find(row, field.name());
            named.addAll(listNamed(cell == null ? null : cell.condition()));
        }
        Stream.concat(
                        in.trade().caps().stream(),
                        in.trade().parties().values().stream().flatMap(party -> party.caps().stream()))
                .flatMap(cap -> cap.when().stream())
                .filter(when -> when.column().equals(field.name()))
                .forEach(when -> named.addAll(listNamed(when.condition())));
        named.forEach(state -> state(field, state, rows));
    }

    private void state(FieldSpec field, String state, List<Row> rows) {
        Reading reading = Reading.of(CellType.TEXT, state, true);
        List<Row> selecting = rows.stream()
                .filter(row -> accepts(find(row, field.name()), reading))
                .toList();
        Map<String, String> closed = new LinkedHashMap<>();
        for (Row row : selecting) {
            String why = findClosing(row, field.name(), reading);
            if (why == null) {
                return;
            }
            closed.putIfAbsent(row.text("recipient"), why);
        }
        if (!selecting.isEmpty()) {
            Row first = selecting.getFirst();
            Cell cell = find(first, field.name());
            String said = cell == null ? "" : cell.text();
            findings.cell(
                    first,
                    said.isBlank() ? "recipient" : field.name(),
                    said.isBlank() ? first.text("recipient") : said,
                    "no lead of %s %s can be sold: %s. Maybe a higher cap, or another buyer?"
                            .formatted(
                                    field.name(), state.toUpperCase(Locale.ROOT), String.join(", ", closed.values())));
        }
    }

    /** The cap that keeps the row's recipient from ever getting such a lead at the row's price; null when none does. */
    private @Nullable String findClosing(Row row, String column, Reading reading) {
        Trade.Party party = in.trade().parties().get(row.text("recipient"));
        Stream<Trade.Ceiling> caps =
                Stream.concat(party == null ? Stream.of() : party.caps().stream(), in.trade().caps().stream());
        return caps.filter(cap -> cap.when().stream()
                        .allMatch(when ->
                                when.column().equals(column) && when.condition().holds(reading)))
                .filter(cap ->
                        row.price("price") instanceof Price.Fixed(long cents) ? cap.excludes(cents) : cap.amount() == 0)
                .findFirst()
                .map(cap -> "%s may take %s".formatted(row.text("recipient"), cap.words()))
                .orElse(null);
    }

    private static boolean accepts(@Nullable Cell cell, Reading reading) {
        return cell == null || cell.condition().holds(reading);
    }

    private static @Nullable Cell find(Row row, String column) {
        return row.cells().stream()
                .filter(cell -> cell.column().input().equals(column))
                .findFirst()
                .orElse(null);
    }

    private Set<String> listNamed(@Nullable Condition condition) {
        Set<String> named = new TreeSet<>();
        if (condition instanceof Condition.OneOf(Set<Object> keys)) {
            keys.forEach(key -> named.add(key.toString()));
        }
        if (condition instanceof Condition.InList(var list)) {
            ListFile file = in.lists().get(list.name());
            if (file != null) {
                file.entries().forEach(entry -> named.add(entry.folded()));
            }
        }
        return named;
    }
}
