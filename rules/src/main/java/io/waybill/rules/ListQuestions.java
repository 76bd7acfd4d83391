package io.waybill.rules;

import io.waybill.rules.drl.DrlCompiler;
import io.waybill.rules.drl.ListedPatterns;
import io.waybill.rules.drl.Stage;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.flow.Suggestion;
import io.waybill.rules.table.Cell;
import io.waybill.rules.table.Table;
import io.waybill.rules.table.cell.NamedList;
import io.waybill.rules.table.cell.NamedLists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which lists the rules of a flow ask about, and for which fields. Gathered once, while the flow is compiled. */
final class ListQuestions {
    private final NamedLists lists;
    private final Collection<String> columns;
    private final Set<Listed> uploaded = new LinkedHashSet<>();
    private final Map<Listed, NamedList.OfFile> ofFiles = new LinkedHashMap<>();
    private final List<RuleProblem> problems = new ArrayList<>();
    private boolean filtering;

    /** @param columns what rules may read of a lead */
    ListQuestions(NamedLists lists, Collection<String> columns) {
        this.lists = lists;
        this.columns = columns;
    }

    void ofTables(Collection<Table> tables) {
        for (Table table : tables) {
            table.rows().stream().flatMap(row -> row.cells().stream()).forEach(this::add);
        }
    }

    private void add(Cell cell) {
        NamedList.Uploaded list = cell.uploadedList();
        if (list != null) {
            uploaded.add(new Listed(list.name(), cell.column().input()));
        }
    }

    void ofRules(Map<Stage, DrlCompiler.Source> sources) {
        sources.forEach((stage, source) -> {
            ListedPatterns.Read read = ListedPatterns.in(source);
            problems.addAll(read.problems());
            read.found().forEach(found -> add(stage, source.path(), found));
        });
    }

    private void add(Stage stage, String file, ListedPatterns.Found found) {
        Listed asked = found.asked();
        if (!columns.contains(asked.field())) {
            problems.add(RuleProblem.error(
                    file,
                    found.line(),
                    "",
                    asked.field(),
                    "is not a field of this flow, nor a part of one." + Suggestion.maybe(asked.field(), columns)));
        }
        switch (lists.find(asked.list())) {
            case null ->
                problems.add(RuleProblem.error(
                        file,
                        found.line(),
                        "",
                        asked.list(),
                        "names a list that is not there." + Suggestion.maybe(asked.list(), lists.names())));
            case NamedList.OfFile ofFile -> ofFiles.put(asked, ofFile);
            case NamedList.Uploaded kept -> {
                uploaded.add(asked);
                filtering |= stage == Stage.FILTERING;
            }
        }
    }

    /** What recipients ask of a field that the flow does not have is no mistake: other flows may have it. */
    void ofRecipients(Set<Listed> asked) {
        asked.stream().filter(each -> columns.contains(each.field())).forEach(each -> {
            switch (lists.find(each.list())) {
                case null -> {}
                case NamedList.OfFile ofFile -> ofFiles.put(each, ofFile);
                case NamedList.Uploaded kept -> uploaded.add(each);
            }
        });
    }

    /** What has to be asked of uploaded lists before each round. */
    Set<Listed> uploaded() {
        return Set.copyOf(uploaded);
    }

    /** What rules and recipients ask of files: answered without anybody's help. */
    Map<Listed, NamedList.OfFile> ofFiles() {
        return Map.copyOf(ofFiles);
    }

    /** Whether the rules of filtering ask about uploaded lists themselves. */
    boolean inFilteringRules() {
        return filtering;
    }

    List<RuleProblem> problems() {
        return problems;
    }
}
