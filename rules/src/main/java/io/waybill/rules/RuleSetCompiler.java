package io.waybill.rules;

import io.waybill.rules.RuleProblem.Severity;
import io.waybill.rules.drl.Compilation;
import io.waybill.rules.drl.DrlCompiler;
import io.waybill.rules.drl.Stage;
import io.waybill.rules.evaluate.Evaluator;
import io.waybill.rules.evaluate.Tables;
import io.waybill.rules.flow.FieldsFile;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.flow.TypeShape;
import io.waybill.rules.flow.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles what people edit of one flow. Stateless: safe for use by many threads. */
public final class RuleSetCompiler {
    private RuleSetCompiler() {}

    /**
     * Reads fields, tables and DRL, and compiles and warms them; takes some tenths of a second. What the flow lacks has its defaults: built-in
     * rules, and the standard outcomes table.
     *
     * @return usable rules, to be closed when they are no longer used, or every problem at once; never an exception for what people wrote
     */
    public static Build compile(FlowFiles files, Known known) {
        var folder = new FlowFolder(files);
        List<RuleProblem> problems = new ArrayList<>(folder.problems());
        FieldsFile fields = folder.fields(known);
        problems.addAll(fields.problems());
        var tables = new TablesOfFlow(folder, fields.flow(), known);
        problems.addAll(tables.problems());
        var stages = new StageSources(folder, problems);
        Map<Stage, DrlCompiler.Source> sources = stages.sources();
        Map<String, ValueKind> columns = columns(fields.flow(), known);
        var questions = new ListQuestions(tables.lists(), columns.keySet());
        questions.ofTables(tables.byKind().values());
        questions.ofRules(sources);
        questions.ofRecipients(known.asked());
        problems.addAll(questions.problems());
        Compilation compilation = DrlCompiler.compile(sources, columns);
        return switch (compilation) {
            case Compilation.Failed failed -> {
                problems.addAll(stages.placed(failed.problems()));
                yield new Build.Broken(List.copyOf(problems));
            }
            case Compilation.Compiled compiled ->
                ready(
                        new CompiledRules(
                                files.release(),
                                new Evaluator(
                                        fields.flow(),
                                        new Tables(tables.byKind()),
                                        compiled.rules(),
                                        questions.inFilteringRules()),
                                questions.uploaded(),
                                questions.ofFiles()),
                        problems);
        };
    }

    private static Build ready(CompiledRules compiled, List<RuleProblem> problems) {
        Evaluator evaluator = compiled.evaluator();
        if (problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR)) {
            evaluator.rules().problemsWhenWarmed().forEach(problems::add);
        }
        if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            evaluator.rules().close();
            return new Build.Broken(List.copyOf(problems));
        }
        return new Build.Ready(compiled, List.copyOf(problems));
    }

    /** The flow's fields and their parts: what DRL may read of a lead. */
    private static Map<String, ValueKind> columns(FlowDefinition flow, Known known) {
        Map<String, ValueKind> columns = new HashMap<>();
        flow.fields().values().forEach(field -> {
            TypeShape shape = known.types().get(field.type());
            if (shape != null) {
                columns.put(field.name(), shape.kind());
                shape.parts().forEach((part, kind) -> columns.put(field.name() + "." + part, kind));
            }
        });
        return columns;
    }
}
