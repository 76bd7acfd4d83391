package io.waybill.app.start;

import io.waybill.app.home.HomeCases.OfFlow;
import io.waybill.app.home.HomeProblem;
import io.waybill.rules.RuleProblem;
import io.waybill.rules.cases.CaseResult;
import io.waybill.rules.cases.Coverage;
import io.waybill.rules.cases.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of the cases of some flows, for people and for programs.
 *
 * @param names whether the rows and rules that no case reaches are named
 */
record CasesReport(List<OfFlow> flows, boolean names) {
    boolean allPassed() {
        return flows.stream()
                .allMatch(
                        each -> each instanceof OfFlow.Run run && run.results().allPassed());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (OfFlow flow : flows) {
            switch (flow) {
                case OfFlow.Broken broken -> {
                    lines.add(broken.flow() + ": its cases were not run, for it cannot be used as it is written");
                    broken.problems().stream()
                            .filter(problem -> problem.severity().equals("error"))
                            .map(HomeProblem::line)
                            .forEach(line -> lines.add("  " + line));
                }
                case OfFlow.Run run -> run(run, lines);
            }
        }
        return lines;
    }

    private void run(OfFlow.Run run, List<String> lines) {
        var results = run.results();
        int failed = results.cases().size() - results.passed();
        lines.add("%s: %d passed, %d failed".formatted(run.flow(), results.passed(), failed));
        results.problems().forEach(problem -> lines.add("  " + line(problem)));
        results.cases().stream().filter(each -> !each.passed()).forEach(each -> {
            lines.add("  failed: %s (%s)".formatted(each.name(), each.file()));
            each.differences()
                    .forEach(difference -> DifferenceText.of(difference).stream()
                            .map(line -> "    " + line)
                            .forEach(lines::add));
        });
        for (Coverage.Part part : run.coverage().parts()) {
            lines.add("  reached: %3d%%  %d of %d  %s"
                    .formatted(part.percent(), part.all() - part.missed().size(), part.all(), part.file()));
            if (names && !part.missed().isEmpty()) {
                lines.add("                  not " + String.join(", ", part.missed()));
            }
        }
    }

    private static String line(RuleProblem problem) {
        var severity = problem.severity() == RuleProblem.Severity.ERROR ? "error" : "warning";
        return new HomeProblem(
                        problem.file(), problem.row(), problem.column(), problem.cell(), problem.text(), severity)
                .line();
    }

    Map<String, Object> json() {
        return Map.of(
                "passed", allPassed(), "flows", flows.stream().map(this::json).toList());
    }

    private Map<String, Object> json(OfFlow flow) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("flow", flow.flow());
        switch (flow) {
            case OfFlow.Broken broken ->
                json.put(
                        "problems",
                        broken.problems().stream().map(HomeProblem::line).toList());
            case OfFlow.Run run -> {
                json.put("passed", run.results().passed());
                json.put("failed", run.results().cases().size() - run.results().passed());
                json.put(
                        "problems",
                        run.results().problems().stream().map(CasesReport::line).toList());
                json.put(
                        "cases",
                        run.results().cases().stream().map(CasesReport::json).toList());
                json.put(
                        "coverage",
                        run.coverage().parts().stream().map(CasesReport::json).toList());
            }
        }
        return json;
    }

    private static Map<String, Object> json(CaseResult result) {
        return Map.of(
                "file", result.file(),
                "name", result.name(),
                "passed", result.passed(),
                "differences",
                        result.differences().stream().map(CasesReport::json).toList());
    }

    private static Map<String, Object> json(Difference difference) {
        return Map.of(
                "what", difference.what(),
                "expected", difference.wanted(),
                "fields", difference.fields().stream().map(CasesReport::json).toList(),
                "actual", difference.came());
    }

    private static Map<String, @Nullable Object> json(Difference.Field field) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", field.name());
        json.put("expected", field.expected());
        json.put("actual", field.actual());
        json.put("same", field.same());
        return json;
    }

    private static Map<String, Object> json(Coverage.Part part) {
        return Map.of(
                "file", part.file(),
                "all", part.all(),
                "percent", part.percent(),
                "missed", part.missed());
    }
}
