package io.waybill.rules;

import io.waybill.rules.RuleProblem.Severity;
import io.waybill.rules.drl.DrlCompiler;
import io.waybill.rules.drl.Stage;
import io.waybill.rules.flow.FieldsFile;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.flow.Problems;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.Sheet;
import io.waybill.rules.table.TableKind;
import io.waybill.rules.table.cell.NamedLists;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A flow's own tables, read but not compiled: for those who look at what they say. Rows with mistakes are left out, and so are tables of which not
 * even the header is understood.
 *
 * @param rows the rows of each table that the flow has, in order
 * @param partial tables of which something is left out
 * @param lists what their cells may name
 * @param ownRules stages with rules that are not the built-in ones
 */
public record FlowTables(
        FlowDefinition flow,
        Map<TableKind, List<Row>> rows,
        Set<TableKind> partial,
        NamedLists lists,
        Map<Stage, DrlCompiler.Source> rules,
        Set<Stage> ownRules) {
    /** Reads them; never throws for what people wrote. */
    public static FlowTables read(FlowFiles files, Known known) {
        var folder = new FlowFolder(files);
        FieldsFile fields = folder.fields(known);
        var tables = new TablesOfFlow(folder, fields.flow(), known);
        Map<TableKind, List<Row>> rows = new EnumMap<>(TableKind.class);
        Set<TableKind> partial = EnumSet.noneOf(TableKind.class);
        tables.byKind().forEach((kind, table) -> {
            String file = folder.path(kind.word() + ".csv");
            byte[] content = folder.find(kind.word() + ".csv");
            if (content != null) {
                Set<Integer> wrong = listWrongRows(tables.problems(), file);
                List<Row> right = isHeaderWrong(kind, content, wrong)
                        ? List.of()
                        : table.rows().stream()
                                .filter(row -> !wrong.contains(row.number()))
                                .toList();
                rows.put(kind, right);
                if (!wrong.isEmpty()) {
                    partial.add(kind);
                }
            }
        });
        Map<Stage, DrlCompiler.Source> rules = new StageSources(folder, new ArrayList<>()).sources();
        return new FlowTables(fields.flow(), rows, partial, tables.lists(), rules, own(rules));
    }

    /** The header stands below titles at times; errors up to it concern the whole table. */
    private static boolean isHeaderWrong(TableKind kind, byte[] content, Set<Integer> wrong) {
        if (wrong.isEmpty()) {
            return false;
        }
        Sheet.Line header = Sheet.read(kind, content, new Problems(kind.word())).header();
        return header == null || wrong.stream().anyMatch(row -> row <= header.number());
    }

    /** The rows with errors, 0 for the file itself. */
    private static Set<Integer> listWrongRows(List<RuleProblem> problems, String file) {
        return problems.stream()
                .filter(problem ->
                        problem.severity() == Severity.ERROR && problem.file().equals(file))
                .map(RuleProblem::row)
                .collect(Collectors.toSet());
    }

    private static Set<Stage> own(Map<Stage, DrlCompiler.Source> rules) {
        Set<Stage> own = EnumSet.noneOf(Stage.class);
        rules.forEach((stage, source) -> {
            if (!plain(source.text()).equals(plain(builtIn(stage)))) {
                own.add(stage);
            }
        });
        return own;
    }

    /** Without remarks and layout. */
    private static String plain(String rules) {
        return rules.replaceAll("(?m)//.*$", "").replaceAll("\\s+", " ").strip();
    }

    private static String builtIn(Stage stage) {
        try (InputStream in = Stage.class.getResourceAsStream(stage.file())) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Built-in rules (%s) cannot be read.".formatted(stage.file()), unreadable);
        }
    }
}
