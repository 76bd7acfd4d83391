package io.waybill.rules.analysis;

import io.waybill.rules.table.Cell;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.cell.Condition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds rows that no lead can match, and values in cells that no lead can have. */
final class NeverMatches {
    private final Analysed in;
    private final Space space;
    private final Domains domains;
    private final Findings findings;
    private final Reasons reasons;

    NeverMatches(Analysed in, Space space, Domains domains, Findings findings) {
        this.in = in;
        this.space = space;
        this.domains = domains;
        this.findings = findings;
        this.reasons = new Reasons(in, domains);
    }

    void find() {
        for (Row row : space.rows()) {
            over(row);
            boolean told = false;
            for (Cell cell : row.cells()) {
                told |= space.where(cell).isEmpty() ? never(row, cell) : vain(row, cell);
            }
            if (!told && space.of(row).isEmpty()) {
                contradiction(row);
            }
        }
    }

    /** A lead's own calendar may be a day behind. */
    private void over(Row row) {
        var until = row.dates().until();
        if (until != null && in.today() != null && until.isBefore(in.today().minusDays(1))) {
            findings.cell(
                    row,
                    "until",
                    until.toString(),
                    "is over: the row never matches any more. Maybe a later date, or delete the row?");
        }
    }

    private boolean never(Row row, Cell cell) {
        findings.cell(
                row, cell.column().name(), cell.text(), "never holds, so the row can never match: " + reasons.of(cell));
        return true;
    }

    /** Values of a list of values that no lead can have, beside others. */
    private boolean vain(Row row, Cell cell) {
        for (String value : listVain(cell.condition(), domains.of(cell.column().input()))) {
            findings.cell(
                    row,
                    cell.column().name(),
                    cell.text(),
                    value.equalsIgnoreCase(
                                    cell.text().replaceFirst("(?i)^not\\s+", "").replace("\"", ""))
                            ? "excludes nothing: " + reasons.ofValue(cell, value)
                            : "has \"%s\", which no lead ever has: %s".formatted(value, reasons.ofValue(cell, value)));
        }
        return false;
    }

    static Set<String> listVain(Condition condition, Domain domain) {
        Set<String> vain = new TreeSet<>();
        switch (condition.withoutNot()) {
            case Condition.OneOf(Set<Object> keys) ->
                keys.forEach(key -> {
                    if (key instanceof String text && !domain.canBe().test(text)) {
                        vain.add(text);
                    }
                });
            case Condition.AnyOf(List<Condition> all) -> all.forEach(each -> vain.addAll(listVain(each, domain)));
            default -> {}
        }
        return vain;
    }

    /** Each cell can hold, but not all at once: the first two that cannot. */
    private void contradiction(Row row) {
        List<Cell> cells = row.cells();
        for (int at = 0; at < cells.size(); at++) {
            for (int before = 0; before < at; before++) {
                if (space.possible(space.only(List.of(cells.get(before), cells.get(at))))
                        .isEmpty()) {
                    findings.cell(
                            row,
                            cells.get(at).column().name(),
                            cells.get(at).text(),
                            "never holds together with %s \"%s\", so the row can never match. Maybe one of the two is a mistake?"
                                    .formatted(
                                            cells.get(before).column().name(),
                                            cells.get(before).text()));
                    return;
                }
            }
        }
        findings.row(
                row,
                "can never match: its conditions and dates contradict each other. Maybe one of them is a mistake?");
    }
}
