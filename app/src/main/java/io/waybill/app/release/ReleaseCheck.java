package io.waybill.app.release;

import io.waybill.app.home.FlowBuild;
import io.waybill.app.home.FlowCompiler;
import io.waybill.app.home.HomeProblem;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;

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
        var problems = new LinkedHashSet<HomeProblem>();
        var flows = compiler.compileHome(home);
        if (flows.isEmpty()) {
            return List.of(new HomeProblem(
                    "rules/flows",
                    0,
                    "",
                    "",
                    "There is no flow. Maybe the folder above it was meant, with rules/ and mappings/?",
                    ERROR));
        }
        flows.values().forEach(built -> {
            switch (built) {
                case FlowBuild.Unusable broken -> problems.addAll(broken.problems());
                case FlowBuild.Usable usable -> {
                    problems.addAll(usable.warnings());
                    problems.addAll(usable.cases());
                    usable.flow().rules().close();
                }
            }
        });
        return List.copyOf(problems);
    }

    /** What keeps the files from becoming a release; a case is mended in a release as well. */
    List<HomeProblem> errors(SortedMap<String, byte[]> home) {
        var problems = new ArrayList<>(of(home));
        problems.removeIf(problem -> !problem.severity().equals(ERROR) || isCase(problem));
        return problems;
    }

    private static boolean isCase(HomeProblem problem) {
        return problem.file().contains("/cases/");
    }
}
