package io.waybill.rules;

import io.waybill.rules.drl.DrlCompiler;
import io.waybill.rules.drl.RuleSheet;
import io.waybill.rules.drl.Stage;
import io.waybill.rules.flow.FileText;
import io.waybill.rules.flow.Problems;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rules of a flow, stage by stage: its DRL files, or the built-in rules, and what spreadsheets add to them. */
final class StageSources {
    private static final List<String> SHEETS = List.of(".xlsx", ".csv");

    /** A sheet's lines within the text of its stage. */
    private record Placed(String file, int before, RuleSheet sheet) {}

    private final Map<Stage, DrlCompiler.Source> sources = new EnumMap<>(Stage.class);
    private final List<Placed> sheets = new ArrayList<>();
    private final FlowFolder folder;

    StageSources(FlowFolder folder, List<RuleProblem> problems) {
        this.folder = folder;
        for (Stage stage : Stage.values()) {
            byte[] content = folder.find(stage.file());
            if (content != null) {
                var found = new Problems(folder.path(stage.file()));
                FileText text = FileText.of(content);
                if (text.readable(found)) {
                    sources.put(stage, new DrlCompiler.Source(folder.path(stage.file()), text.text()));
                }
                problems.addAll(found.list());
            }
            SHEETS.forEach(ending -> addSheet(stage, stage.file() + ending, problems));
        }
    }

    Map<Stage, DrlCompiler.Source> sources() {
        return sources;
    }

    /** The problems of the stages' texts, each in the file that people edit. */
    List<RuleProblem> placed(List<RuleProblem> problems) {
        return problems.stream().map(this::placed).toList();
    }

    private RuleProblem placed(RuleProblem problem) {
        RuleProblem placed = problem;
        for (Placed sheet : sheets) {
            if (sheet.file().equals(problem.file()) && problem.row() > sheet.before()) {
                placed = sheet.sheet().placed(problem, sheet.before());
            }
        }
        return placed;
    }

    private void addSheet(Stage stage, String name, List<RuleProblem> problems) {
        byte[] content = folder.find(name);
        if (content == null) {
            return;
        }
        var found = new Problems(folder.path(name));
        RuleSheet sheet = RuleSheet.read(folder.path(name), content, found);
        problems.addAll(found.list());
        if (sheet != null) {
            DrlCompiler.Source own = sources.get(stage);
            String path = own == null ? folder.path(stage.file()) : own.path();
            String text = own == null ? stage.builtInRules() : own.text();
            sheets.add(new Placed(path, (int) withLineEnd(text).lines().count(), sheet));
            sources.put(stage, new DrlCompiler.Source(path, withLineEnd(text) + sheet.text()));
        }
    }

    private static String withLineEnd(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }
}
