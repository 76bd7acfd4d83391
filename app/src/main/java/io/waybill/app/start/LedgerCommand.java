package io.waybill.app.start;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code waybill ledger …}: the money of a running server. */
@Command(name = "ledger", mixinStandardHelpOptions = true, description = "The ledger: check.")
final class LedgerCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LedgerCommand() {}

    /** The command with those below it. */
    static CommandLine in(Environment environment) {
        return new CommandLine(new LedgerCommand()).addSubcommand(new Check(new RunningServer(environment)));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What to do is missing. Maybe ledger check?");
    }

    /** {@code ledger check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Proves the ledger: exit code 0 where it is clean, 1 where something does not add up.")
    private static final class Check implements Callable<Integer> {
        @Mixin
        private final RunningServer server;

        Check(RunningServer server) {
            this.server = server;
        }

        @Override
        public Integer call() throws InterruptedException {
            return server.ask("/api/reports/ledger/check", body -> body.contains("\"clean\":true"));
        }
    }
}
