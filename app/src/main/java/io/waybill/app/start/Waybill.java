package io.waybill.app.start;

import io.waybill.rules.drl.KeptStages;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: {@code waybill start} and the commands beside it. Exit 0: done, 1: could not, 2: not understood. */
@Command(
        name = "waybill",
        mixinStandardHelpOptions = true,
        version = "Waybill 0.1.0",
        description = "Routes leads: rules decide, the app executes, the journal remembers.")
public final class Waybill implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    Waybill() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        var environment = System.getenv();
        var programs = new Environment(environment).programs();
        KeptStages.in(programs == null ? null : StageFolder.in(programs));
        System.exit(commands(environment).execute(arguments));
    }

    static CommandLine commands(Map<String, String> environment) {
        var settings = new Environment(Map.copyOf(environment));
        return new CommandLine(new Waybill())
                .addSubcommand(new StartCommand(environment))
                .addSubcommand(new CheckCommand(settings, Clock.systemUTC()))
                .addSubcommand(ListCommand.in(settings))
                .addSubcommand(LedgerCommand.in(settings))
                .addSubcommand(new BacktestCommand(new RunningServer(settings)))
                .addSubcommand(CasesCommand.in(settings))
                .addSubcommand(TableCommand.in(settings))
                .addSubcommand(ReleaseCommand.in(settings))
                .addSubcommand(new ImportLeadconduitCommand(environment))
                .addSubcommand(new ImportLeadsCommand(new RunningServer(settings)))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing. Maybe start?");
    }
}
