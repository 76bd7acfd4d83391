package io.waybill.app.release;

import io.waybill.app.home.FlowBuild;
import io.waybill.app.home.FlowCompiler;
import io.waybill.app.home.HomeProblem;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Says what is wrong with files before anything is made of them. Safe for use by many threads. */
@Singleton
final class ReleaseCheck {
    private static final String ERROR = "error";

    private final FlowCompiler compiler;

    ReleaseCheck(FlowCompiler compiler) {
        this.compiler = compiler;
    }

    /** What keeps the files from being used, what is worth a look, and cases that come out otherwise than they say: all at once. */
    List<HomeProblem> of(SortedMap<String, byte[]> home) {
        var flows = compiler.compileHome(home).values();
        usable(flows).forEach(ReleaseCheck::free);
        return problems(flows);
    }

    /**
     * What keeps the files from becoming a release; a case is mended in a release as well.
     *
     * @param whole gets what was compiled where nothing does
     */
    List<HomeProblem> errors(SortedMap<String, byte[]> home, Consumer<FlowBuild.Usable> whole) {
        var flows = compiler.compileHome(home).values();
        var errors = problems(flows).stream()
                .filter(problem -> problem.severity().equals(ERROR) && !isCase(problem))
                .toList();
        usable(flows).forEach(errors.isEmpty() ? whole : ReleaseCheck::free);
        return errors;
    }

    private static List<HomeProblem> problems(Collection<FlowBuild> flows) {
        if (flows.isEmpty()) {
            return List.of(new HomeProblem(
                    "rules/flows",
                    0,
                    "",
                    "",
                    "There is no flow. Maybe the folder above it was meant, with rules/ and mappings/?",
                    ERROR));
        }
        var problems = new LinkedHashSet<HomeProblem>();
        for (var built : flows) {
            switch (built) {
                case FlowBuild.Unusable broken -> problems.addAll(broken.problems());
                case FlowBuild.Usable usable -> {
                    problems.addAll(usable.warnings());
                    problems.addAll(usable.cases());
                }
            }
        }
        return List.copyOf(problems);
    }

    private static List<FlowBuild.Usable> usable(Collection<FlowBuild> flows) {
        return flows.stream()
                .filter(FlowBuild.Usable.class::isInstance)
                .map(FlowBuild.Usable.class::cast)
                .toList();
    }

    private static void free(FlowBuild.Usable usable) {
        usable.flow().rules().close();
    }

    private static boolean isCase(HomeProblem problem) {
        return problem.file().contains("/cases/");
    }
}
