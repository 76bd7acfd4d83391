package io.waybill.app.start;

import io.waybill.app.home.HomeCases;
import io.waybill.app.json.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill cases [DIR]}: runs the cases of a home folder; needs neither a server nor a database. */
@Command(
        name = "cases",
        mixinStandardHelpOptions = true,
        description = "Runs the cases beside the rules. Exit code 0: all passed, 1: some did not, 2: not understood.")
final class CasesCommand implements Callable<Integer> {
    private final Environment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder with rules and mappings; default WAYBILL_HOME, else this folder.")
    private @Nullable Path home;

    @Option(names = "--flow", paramLabel = "FLOW", description = "Only the cases of this flow.")
    private @Nullable String flow;

    @Option(names = "--coverage", description = "Name the rows and rules that no case reaches.")
    private boolean coverage;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private CasesCommand(Environment environment) {
        this.environment = environment;
    }

    /** The command with the one below it. */
    static CommandLine in(Environment environment) {
        return new CommandLine(new CasesCommand(environment))
                .addSubcommand(new SaveCaseCommand(new RunningServer(environment)));
    }

    @Override
    public Integer call() {
        var all = new HomeCases(Clock.systemUTC()).run(HomeFolder.existing(home, environment, spec));
        var chosen = all.stream()
                .filter(each -> flow == null || each.flow().equals(flow))
                .toList();
        if (chosen.isEmpty()) {
            throw new ParameterException(spec.commandLine(), nothing(all));
        }
        PrintWriter out = spec.commandLine().getOut();
        var report = new CasesReport(chosen, coverage);
        if (json) {
            out.println(new String(new Json().write(report.json()), StandardCharsets.UTF_8));
        } else {
            report.lines().forEach(out::println);
        }
        return report.allPassed() ? 0 : 1;
    }

    private String nothing(List<HomeCases.OfFlow> all) {
        var flows = all.stream().map(HomeCases.OfFlow::flow).toList();
        return flows.isEmpty()
                ? "There are no flows in (%s). Maybe name the folder that holds rules/flows?"
                        .formatted(HomeFolder.existing(home, environment, spec))
                : "There is no flow (%s). Maybe one of %s?".formatted(flow, String.join(", ", flows));
    }
}
