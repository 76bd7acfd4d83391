package io.waybill.app.explain;

import io.waybill.rules.explain.MissedRow;
import io.waybill.rules.explain.ReadCell;
import io.waybill.rules.explain.ReadRow;
import io.waybill.rules.explain.Why;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reasons that cells give: a filter that matched, rows that did not. */
record RowReasons(RowView rows) {
    Reason of(Why.TurnedAway away) {
        ReadRow row = away.row();
        if (row == null) {
            return new Reason("rule", "The lead was turned away by rule %s: %s.".formatted(away.rule(), away.reason()))
                    .with("rule", away.rule())
                    .with("reason", away.reason());
        }
        String cells = row.cells().stream()
                .map(cell -> "%s %s (the lead has %s)".formatted(cell.column(), cell.cell(), shown(cell)))
                .collect(Collectors.joining(", "));
        Reason reason = new Reason(
                        row.table().equals("filters") ? "filter" : "rule",
                        "The lead was turned away before any buyer was looked for: %s%s says \"%s\"."
                                .formatted(RowView.name(row), cells.isEmpty() ? "" : ", " + cells + ",", away.reason()))
                .at(rows, row)
                .with("rule", away.rule())
                .with("reason", away.reason());
        return row.cells().isEmpty()
                ? reason
                : cell(reason, row.cells().getFirst())
                        .with("would_match", "not: " + row.cells().getFirst().wouldMatch());
    }

    Reason of(Why.NoRow none) {
        List<MissedRow> missed = none.rows();
        MissedRow nearest = missed.getFirst();
        return cell(new Reason("row", text(nearest)).at(rows, nearest.row()), nearest.first())
                .with("would_match", nearest.first().wouldMatch())
                .with("rows", missed.stream().map(this::data).toList());
    }

    private Map<String, @Nullable Object> data(MissedRow missed) {
        return cell(new Reason("row", text(missed)).at(rows, missed.row()), missed.first())
                .with("would_match", missed.first().wouldMatch())
                .with("missed", missed.missed())
                .data();
    }

    private String text(MissedRow missed) {
        ReadCell cell = missed.first();
        String name = RowView.name(missed.row());
        return switch (missed.why()) {
            case OFF -> "%s is switched off. Maybe on: yes?".formatted(name);
            case BEFORE_FROM -> "%s holds from %s on; the day was %s.".formatted(name, cell.cell(), shown(cell));
            case AFTER_UNTIL -> "%s held until %s; the day was %s.".formatted(name, cell.cell(), shown(cell));
            case HELD_BACK ->
                "%s, %s: the value was still to come, the cell asks for %s."
                        .formatted(name, cell.column(), cell.cell());
            case NOT_MET ->
                "%s, %s: the lead has %s, the cell asks for %s. Maybe it was meant to be wider? What matches is %s."
                        .formatted(name, cell.column(), shown(cell), cell.cell(), cell.wouldMatch());
        };
    }

    private Reason cell(Reason reason, ReadCell cell) {
        return reason.with("column", cell.column()).with("cell", cell.cell()).with("value", rows.findValue(cell));
    }

    private String shown(ReadCell cell) {
        String value = rows.findValue(cell);
        return value == null ? "nothing" : value;
    }
}
