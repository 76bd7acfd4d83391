package io.waybill.app.start;

import io.waybill.app.check.HomeCheck;
import io.waybill.app.home.HomeProblem;
import io.waybill.app.json.Json;
import java.io.File;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill check [DIR]}: says everything that is wrong with a home folder, without a server or a database. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks mappings, rules, tables, lists and cases of a home folder, and analyses its tables.",
        footer = "Exit 0: no problems (there may be warnings), 1: problems, 2: not understood.")
final class CheckCommand implements Callable<Integer> {
    /** How problems are printed. */
    enum Format {
        TEXT,
        JSON
    }

    private final Environment environment;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder with rules and mappings; default WAYBILL_HOME, else this folder.")
    private @Nullable Path home;

    @Option(names = "--format", paramLabel = "text|json", description = "One problem a line, or one JSON object.")
    private Format format = Format.TEXT;

    @Option(
            names = "--list",
            paramLabel = "NAME",
            description = "An uploaded list that tables may name; can be given several times.")
    private List<String> lists = List.of();

    CheckCommand(Environment environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Path folder = homeWithFlows();
        List<HomeProblem> problems = new HomeCheck(environment.variables()::get, Set.copyOf(lists), clock).of(folder);
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> problems.forEach(problem -> out.println(problem.markedLine()));
            case JSON ->
                out.println(new String(new Json().write(Map.of("problems", problems)), StandardCharsets.UTF_8));
        }
        out.flush();
        long warnings = problems.stream().filter(HomeProblem::warns).count();
        long mistakes = problems.size() - warnings;
        spec.commandLine().getErr().println("%d problems, %d warnings".formatted(mistakes, warnings));
        return mistakes == 0 ? 0 : 1;
    }

    private Path homeWithFlows() {
        Path folder = HomeFolder.existing(home, environment, spec);
        if (!hasFlows(folder)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The home (" + folder + ") has no flow. Maybe the folder above it, with rules/flows in it?");
        }
        return folder;
    }

    private static boolean hasFlows(Path folder) {
        var flows = folder.resolve("rules/flows").toFile().listFiles(File::isDirectory);
        return flows != null && flows.length > 0;
    }
}
