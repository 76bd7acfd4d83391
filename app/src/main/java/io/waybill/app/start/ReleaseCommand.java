package io.waybill.app.start;

import io.waybill.app.json.Json;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill release …}: the releases of a running server. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Releases: import, activate, list, rollback, export, diff.")
final class ReleaseCommand implements Runnable {
    private static final String RELEASES = "/api/releases";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ReleaseCommand() {}

    /** The command with those below it. */
    static CommandLine in(Environment environment) {
        return new CommandLine(new ReleaseCommand())
                .addSubcommand(new ReleaseImport(new RunningServer(environment)))
                .addSubcommand(new Activate(new RunningServer(environment)))
                .addSubcommand(new Show(new RunningServer(environment)))
                .addSubcommand(new Rollback(new RunningServer(environment)))
                .addSubcommand(new ReleaseExport(new RunningServer(environment)))
                .addSubcommand(new Diff(new RunningServer(environment)));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What to do is missing. Maybe release import DIR?");
    }

    /** What all of these have: a server, and answers to print. */
    private abstract static class OnServer implements Callable<Integer> {
        @Mixin
        final RunningServer server;

        @Spec
        CommandSpec spec = CommandSpec.create();

        OnServer(RunningServer server) {
            this.server = server;
        }

        ReleaseAnswers answers() {
            return new ReleaseAnswers(spec);
        }
    }

    /** {@code release activate HASH}. */
    @Command(name = "activate", mixinStandardHelpOptions = true, description = "Puts a release in force on all nodes.")
    private static final class Activate extends OnServer {
        @Parameters(
                index = "0",
                paramLabel = "HASH",
                description = "The release: its hash, or 7 digits of it and more.")
        private String hash = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who ask later.")
        private String reason = "";

        Activate(RunningServer server) {
            super(server);
        }

        @Override
        public Integer call() throws InterruptedException {
            var answers = answers();
            return server.read(
                    RELEASES + "/" + encoded(hash) + "/activate",
                    posting(Map.of("reason", reason)),
                    answer -> answers.read(answer, answers::activated));
        }
    }

    /** {@code release list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Shows the releases, the newest first.")
    private static final class Show extends OnServer {
        @Option(names = "--flow", paramLabel = "FLOW", description = "Of this flow only.")
        private @Nullable String flow;

        Show(RunningServer server) {
            super(server);
        }

        @Override
        public Integer call() throws InterruptedException {
            var answers = answers();
            var which = flow == null ? "" : "&flow=" + encoded(flow);
            return server.read(
                    RELEASES + "?limit=200" + which,
                    HttpRequest.newBuilder(),
                    answer -> answers.read(answer, answers::list));
        }
    }

    /** {@code release rollback --flow FLOW}. */
    @Command(
            name = "rollback",
            mixinStandardHelpOptions = true,
            description = "Puts the release back in force that was before, or another one.")
    private static final class Rollback extends OnServer {
        @Option(names = "--flow", paramLabel = "FLOW", required = true, description = "The flow.")
        private String flow = "";

        @Option(names = "--to", paramLabel = "HASH", description = "Not the one before, but this release.")
        private String to = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who ask later.")
        private String reason = "";

        Rollback(RunningServer server) {
            super(server);
        }

        @Override
        public Integer call() throws InterruptedException {
            var wish = new LinkedHashMap<String, String>();
            wish.put("flow", flow);
            wish.put("to", to);
            wish.put("reason", reason);
            var answers = answers();
            return server.read(
                    RELEASES + "/rollback", posting(wish), answer -> answers.read(answer, answers::activated));
        }
    }

    /** {@code release diff HASH [HASH2]}. */
    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = "Shows what activating a release would change, or what leads from one release to another.")
    private static final class Diff extends OnServer {
        @Parameters(index = "0", paramLabel = "HASH", description = "The release.")
        private String hash = "";

        @Parameters(index = "1", arity = "0..1", paramLabel = "HASH2", description = "Another release.")
        private @Nullable String other;

        Diff(RunningServer server) {
            super(server);
        }

        @Override
        public Integer call() throws InterruptedException {
            var answers = answers();
            return server.read(
                    RELEASES + "/" + encoded(hash) + "/diff" + (other == null ? "" : "?to=" + encoded(other)),
                    HttpRequest.newBuilder(),
                    answer -> answers.read(answer, answers::difference));
        }
    }

    private static HttpRequest.Builder posting(Map<String, String> document) {
        return HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new Json().write(document)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
