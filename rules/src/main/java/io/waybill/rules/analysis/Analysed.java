package io.waybill.rules.analysis;

import io.waybill.rules.drl.Stage;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis looks at: one flow, read.
 *
 * @param folder the flow's folder below the home, with a slash at its end
 * @param tables the rows without mistakes of the flow's own tables
 * @param partial tables with rows that are left out: of those nothing is said that such a row may change
 * @param lists the files of lists, by name
 * @param trade who buys
 * @param values what the fields' types can be
 * @param ownRules the stages whose rules are not the built-in ones: of those nothing is said that rests on what the built-in ones do
 * @param today null where it shall not be said which rows are over
 */
public record Analysed(
        String folder,
        FlowDefinition flow,
        Map<TableKind, List<Row>> tables,
        Set<TableKind> partial,
        Map<String, ListFile> lists,
        Trade trade,
        FieldValues values,
        Set<Stage> ownRules,
        @Nullable LocalDate today) {
    public Analysed {
        Map<TableKind, List<Row>> copy = new EnumMap<>(TableKind.class);
        tables.forEach((kind, rows) -> copy.put(kind, List.copyOf(rows)));
        tables = Map.copyOf(copy);
        partial = Set.copyOf(partial);
        lists = Map.copyOf(lists);
        ownRules = Set.copyOf(ownRules);
    }

    /** The table's rows; none where the flow has no such table. */
    List<Row> rows(TableKind kind) {
        return tables.getOrDefault(kind, List.of());
    }

    /** The table's file below the home. */
    String file(TableKind kind) {
        return folder + kind.word() + ".csv";
    }

    /** Whether every row of the flow's own table is known. */
    boolean isWhole(TableKind kind) {
        return tables.containsKey(kind) && !partial.contains(kind);
    }
}
