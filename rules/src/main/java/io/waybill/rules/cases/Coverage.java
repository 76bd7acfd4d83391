package io.waybill.rules.cases;

import io.waybill.rules.RuleSet;
import io.waybill.rules.drl.Stage;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which rows and rules of a flow its cases reach. What comes along with Waybill is not counted: only what the flow has files for. */
public record Coverage(List<Part> parts) {
    public Coverage {
        parts = List.copyOf(parts);
    }

    /**
     * One file.
     *
     * @param file path below the home folder
     * @param missed ids of the rows that no case matches, or names of the rules that none fires
     */
    public record Part(String file, int all, List<String> missed) {
        public Part {
            missed = List.copyOf(missed);
        }

        /** How many are reached, of a hundred; rounded down, so that 100 means all. */
        public int percent() {
            return all == 0 ? 100 : (all - missed.size()) * 100 / all;
        }
    }

    /**
     * The coverage of a flow's own tables and rules; rows that are switched off are not counted.
     *
     * @param folder the flow's folder with a slash behind it
     * @param files paths below the home folder
     */
    public static Coverage of(RuleSet rules, String folder, Collection<String> files, List<CaseResult> results) {
        Set<String> rows = reached(results.stream().map(CaseResult::rows));
        Set<String> fired = reached(results.stream().map(CaseResult::rules));
        List<Part> parts = new ArrayList<>();
        for (Table table : new TreeMap<>(rules.tables()).values()) {
            add(parts, folder + table.kind().word() + ".csv", files, names(table, Set.of()), names(table, rows));
        }
        for (Stage stage : Stage.values()) {
            List<String> names = rules.ruleNames().getOrDefault(stage, List.of());
            List<String> missed =
                    names.stream().filter(name -> !fired.contains(name)).toList();
            add(parts, folder + stage.file(), files, names, missed);
        }
        return new Coverage(parts);
    }

    private static void add(
            List<Part> parts, String file, Collection<String> files, List<String> all, List<String> missed) {
        if (files.contains(file)) {
            parts.add(new Part(file, all.size(), missed));
        }
    }

    /** The rows that count, without those reached. */
    private static List<String> names(Table table, Set<String> reached) {
        return table.rows().stream()
                .filter(row -> row.on() && !reached.contains(row.toString()))
                .map(Row::id)
                .toList();
    }

    private static Set<String> reached(Stream<List<String>> names) {
        return names.flatMap(List::stream).collect(Collectors.toSet());
    }
}
