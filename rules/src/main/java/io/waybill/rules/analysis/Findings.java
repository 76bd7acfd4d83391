package io.waybill.rules.analysis;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.RuleProblem.Severity;
import io.waybill.rules.flow.Problems;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Gathers what was found. For one thread. */
final class Findings {
    private static final int SOME = 4;

    private final Analysed in;
    private final List<RuleProblem> found = new ArrayList<>();

    Findings(Analysed in) {
        this.in = in;
    }

    /** Of a cell. */
    void cell(Row row, String column, String cell, String text) {
        file(in.file(row.kind()), row.number(), column, cell, text);
    }

    /** Of a whole row. */
    void row(Row row, String text) {
        cell(row, "id", row.id(), text);
    }

    /** Of a whole table. */
    void table(TableKind kind, String text) {
        file(in.file(kind), 0, "", "", text);
    }

    void file(String file, int row, String column, String cell, String text) {
        found.add(new RuleProblem(
                file, row, Problems.shortened(column), Problems.shortened(cell), text, Severity.WARNING));
    }

    /** File by file, from top to bottom. */
    List<RuleProblem> list() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(RuleProblem::file).thenComparingInt(RuleProblem::row))
                .toList();
    }

    /** {@code row 3 (ny-any)}. */
    static String name(Row row) {
        return "row %d (%s)".formatted(row.number(), row.id());
    }

    /** {@code rows 3 (ny-any), 5 (ny-low)}; of many the first few. */
    static String names(List<Row> rows) {
        String few = rows.stream()
                .limit(SOME)
                .map(row -> "%d (%s)".formatted(row.number(), row.id()))
                .collect(Collectors.joining(", "));
        return "rows " + few + (rows.size() > SOME ? " and %d more".formatted(rows.size() - SOME) : "");
    }
}
