package io.waybill.app.start;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code waybill backtest}: asks the running server what a draft would have made of the leads of the past, and shows it in money. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description =
                "Replays stored leads through a draft and the active release, and compares them in money. Nothing is sent to anybody.")
final class BacktestCommand implements Callable<Integer> {
    private static final String PATH = "/api/releases/backtest";
    private static final String WAIT = "?wait=1s";

    @Mixin
    private final RunningServer server;

    private final Json json = new Json();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--flow", required = true, paramLabel = "FLOW", description = "The flow.")
    private String flow = "";

    @Option(
            names = "--draft",
            required = true,
            paramLabel = "DIR|HASH|DRAFT",
            description = "A home folder, a release's hash (7 digits or more), or a draft's id.")
    private String draft = "";

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "First day (UTC) or moment; default: from the beginning.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day (UTC) or moment; default: until now.")
    private @Nullable String to;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean asJson;

    BacktestCommand(RunningServer server) {
        this.server = server;
    }

    @Override
    public Integer call() throws InterruptedException {
        var begun = server.exchange(Files.isDirectory(Path.of(draft)) ? sentPath() : PATH, question());
        if (begun == null) {
            return 1;
        }
        return begun.statusCode() / 100 == 2 ? followed(json.read(begun.body())) : refused(begun);
    }

    private String sentPath() {
        return "%s?flow=%s&draft=%s%s%s"
                .formatted(PATH, encoded(flow), encoded(draft), parameter("from", from), parameter("to", to));
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "&%s=%s".formatted(name, encoded(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder question() {
        if (Files.isDirectory(Path.of(draft))) {
            return HttpRequest.newBuilder()
                    .header("Content-Type", "application/zip")
                    .POST(BodyPublishers.ofByteArray(folder(Path.of(draft))));
        }
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("flow", flow);
        asked.put("draft", draft);
        asked.put("from", from);
        asked.put("to", to);
        return HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.write(asked)));
    }

    private byte[] folder(Path folder) {
        try {
            return new DraftFolder(folder, flow).zipped();
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), "The folder (%s) cannot be read: %s".formatted(folder, unreadable), unreadable);
        }
    }

    private int followed(JsonNode begun) throws InterruptedException {
        String path = PATH + "/" + begun.path("id").asText();
        var progress = new Progress(spec.commandLine().getErr());
        Thread cancelling = new Thread(() -> cancel(path));
        Runtime.getRuntime().addShutdownHook(cancelling);
        JsonNode now = begun;
        while (now.path("state").asText().equals("running")) {
            var answer = server.exchange(path + WAIT, HttpRequest.newBuilder());
            if (answer == null || answer.statusCode() != 200) {
                return answer == null ? 1 : refused(answer);
            }
            now = json.read(answer.body());
            progress.show(now.path("done").asLong(), now.path("of").asLong());
        }
        progress.end();
        Runtime.getRuntime().removeShutdownHook(cancelling);
        return ended(now);
    }

    /** Whoever stops the command wants the server to stop as well. */
    private void cancel(String path) {
        try {
            server.exchange(path, HttpRequest.newBuilder().DELETE());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private int ended(JsonNode backtest) {
        PrintWriter out = spec.commandLine().getOut();
        if (!backtest.has("result")) {
            spec.commandLine()
                    .getErr()
                    .println(backtest.path("error")
                            .asText("The backtest is " + backtest.path("state").asText()));
            return 1;
        }
        out.println(
                asJson ? backtest.path("result").toPrettyString() : new BacktestText(backtest.path("result")).text());
        out.flush();
        return 0;
    }

    private int refused(HttpResponse<String> answer) {
        PrintWriter err = spec.commandLine().getErr();
        JsonNode said = read(answer.body());
        err.println(
                said == null
                        ? answer.body().strip()
                        : said.path("error").asText(answer.body().strip()));
        if (said != null) {
            said.path("problems")
                    .forEach(problem -> err.println("%s:%s:%s: \"%s\" %s"
                            .formatted(
                                    problem.path("file").asText(),
                                    problem.path("row").asText(),
                                    problem.path("column").asText(),
                                    problem.path("cell").asText(),
                                    problem.path("text").asText())));
        }
        return 1;
    }

    private @Nullable JsonNode read(String body) {
        return body.startsWith("{") ? json.read(body) : null;
    }
}
