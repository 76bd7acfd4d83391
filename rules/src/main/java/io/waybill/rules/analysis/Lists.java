package io.waybill.rules.analysis;

import io.waybill.rules.table.Cell;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.NamedList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds lists that nothing uses, entries that are there twice, and entries that no value of the columns that use the list can equal. */
final class Lists {
    /** A column that is compared with a list. */
    private record Use(String column, Domain domain) {
        String findMistake(Analysed in, ListFile.Entry entry) {
            if (domain.type() == CellType.NUMBER || domain.type() == CellType.STATUS) {
                return ListFile.isNumber(entry.text())
                        ? ""
                        : "%s is a number. Maybe 1200, without signs and commas?".formatted(column);
            }
            boolean foreign = domain.words() != null && !domain.words().contains(entry.folded());
            if (domain.type() != CellType.TEXT || (!foreign && domain.canBe().test(entry.folded()))) {
                return "";
            }
            return new Reasons(in, new Domains(in, TableKind.FILTERS, Grid.ANY)).ofColumn(column, entry.folded());
        }
    }

    private final Analysed in;
    private final Findings findings;
    private final Map<String, Map<String, Use>> uses = new HashMap<>();
    private boolean certain = true;

    Lists(Analysed in, Findings findings) {
        this.in = in;
        this.findings = findings;
        for (TableKind kind : TableKind.values()) {
            certain &= !in.partial().contains(kind);
            var domains = new Domains(in, kind, Grid.ANY);
            in.rows(kind).stream()
                    .filter(Row::on)
                    .flatMap(row -> row.cells().stream())
                    .forEach(cell -> add(cell, cell.condition(), domains));
        }
    }

    private void add(Cell cell, Condition condition, Domains domains) {
        switch (condition.withoutNot()) {
            case Condition.InList(NamedList list) ->
                uses.computeIfAbsent(list.name(), none -> new LinkedHashMap<>())
                        .put(
                                cell.column().input(),
                                new Use(
                                        cell.column().input(),
                                        domains.of(cell.column().input())));
            case Condition.AnyOf(List<Condition> all) -> all.forEach(each -> add(cell, each, domains));
            default -> {}
        }
    }

    void find() {
        new TreeMap<>(in.lists()).forEach((name, list) -> {
            boolean elsewhere = in.trade().usedLists().contains(name);
            if (certain && !elsewhere && !uses.containsKey(name)) {
                findings.file(list.file(), 0, "", name, "is a list that nothing uses. Maybe delete the file?");
            }
            repeats(list);
            if (!elsewhere && uses.containsKey(name)) {
                strangers(list, List.copyOf(uses.getOrDefault(name, Map.of()).values()));
            }
        });
    }

    private void repeats(ListFile list) {
        Map<String, Integer> seen = new HashMap<>();
        for (ListFile.Entry entry : list.entries()) {
            Integer first = seen.putIfAbsent(entry.folded(), entry.line());
            if (first != null) {
                findings.file(
                        list.file(),
                        entry.line(),
                        "",
                        entry.text(),
                        "is already in line %d. Maybe delete one of the two?".formatted(first));
            }
        }
    }

    private void strangers(ListFile list, List<Use> columns) {
        for (ListFile.Entry entry : list.entries()) {
            List<String> mistakes =
                    columns.stream().map(use -> use.findMistake(in, entry)).toList();
            if (!mistakes.contains("")) {
                findings.file(list.file(), entry.line(), "", entry.text(), "is never used: " + mistakes.getFirst());
            }
        }
    }
}
