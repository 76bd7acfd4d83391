package io.waybill.rules.drl;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.ValueKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.RuleDescr;

/** Compiles a flow's DRL; where a stage has none, its built-in rules. Stateless. */
public final class DrlCompiler {
    /**
     * A DRL file.
     *
     * @param path below the home folder
     */
    public record Source(String path, String text) {}

    private DrlCompiler() {}

    /**
     * Compiles and loads all stages; takes some tenths of a second.
     *
     * @param written what the flow has of its own
     * @param columns the flow's fields and their parts, which rules may read
     */
    public static Compilation compile(Map<Stage, Source> written, Map<String, ValueKind> columns) {
        Map<Stage, StageText> stages = new EnumMap<>(Stage.class);
        List<RuleProblem> problems = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            Source source = written.get(stage);
            StageText text = source == null
                    ? StageText.builtIn(stage)
                    : StageText.written(stage, source.path(), source.text(), columns);
            problems.addAll(text.problems());
            stages.put(stage, text);
        }
        problems.addAll(repeatedNames(stages.values()));
        Map<Stage, CompiledStage> compiled = new EnumMap<>(Stage.class);
        stages.forEach((stage, text) -> {
            if (written.containsKey(stage)) {
                build(text, columns, compiled, problems);
            } else {
                compiled.put(stage, LoadedStages.builtIn(stage));
            }
        });
        if (problems.isEmpty()) {
            return new Compilation.Compiled(new StageRules(compiled, readsScore(stages)));
        }
        compiled.values().forEach(LoadedStages::leave);
        return new Compilation.Failed(problems);
    }

    private static void build(
            StageText text,
            Map<String, ValueKind> columns,
            Map<Stage, CompiledStage> compiled,
            List<RuleProblem> problems) {
        String file = text.drl().file();
        if (problems.stream().anyMatch(problem -> problem.file().equals(file))) {
            return;
        }
        CompiledStage loaded = LoadedStages.find(text);
        if (loaded != null) {
            compiled.put(text.stage(), loaded);
            return;
        }
        var module = EngineModule.ofKept(text);
        Set<Misuse> misuses = module.errors().isEmpty() ? module.misuses() : Set.of();
        if (module.errors().isEmpty() && misuses.isEmpty()) {
            load(text, module, compiled, problems);
        } else {
            module.close();
            var found = new BuildErrors(text, columns.keySet());
            problems.addAll(misuses.isEmpty() ? found.in(module.errors()) : found.of(misuses));
        }
    }

    private static void load(
            StageText text, EngineModule module, Map<Stage, CompiledStage> compiled, List<RuleProblem> problems) {
        CompiledStage stage;
        try {
            stage = CompiledStage.of(text, module);
        } catch (RuntimeException refused) {
            // What the engine compiles and then refuses to run has no type of its own: it is a mistake in the rules.
            module.close();
            problems.add(
                    RuleProblem.error(
                            text.drl().file(),
                            1,
                            "",
                            "",
                            "The engine compiles these rules but cannot run them. Maybe one needs a setting it does not have?"));
            return;
        }
        compiled.put(text.stage(), LoadedStages.keep(text, stage));
    }

    private static boolean readsScore(Map<Stage, StageText> stages) {
        StageText filtering = stages.get(Stage.FILTERING);
        return filtering != null
                && Token.of(filtering.drl()).stream().anyMatch(token -> token.isWord() && token.is("Score"));
    }

    private static List<RuleProblem> repeatedNames(Collection<StageText> stages) {
        Map<String, String> places = new HashMap<>();
        List<RuleProblem> problems = new ArrayList<>();
        for (StageText stage : stages) {
            for (RuleDescr rule : stage.rules()) {
                String place = stage.drl().file() + " line " + rule.getLine();
                String first = places.putIfAbsent(rule.getName(), place);
                if (first != null) {
                    problems.add(RuleProblem.error(
                            stage.drl().file(),
                            rule.getLine(),
                            "",
                            rule.getName(),
                            "A rule of this name stands in %s already. Maybe give it its own name?".formatted(first)));
                }
            }
        }
        return problems;
    }
}
