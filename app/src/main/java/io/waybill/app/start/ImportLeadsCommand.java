package io.waybill.app.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill import-leads}: hands a CSV file to the running server and prints its report. */
@Command(
        name = "import-leads",
        mixinStandardHelpOptions = true,
        description = "Imports a CSV file of leads into the running Waybill, and reports on every row.")
final class ImportLeadsCommand implements Callable<Integer> {
    private static final int OK = 200;

    private final Environment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The file; its first row names the columns.")
    private Path file = Path.of("");

    @Option(names = "--flow", required = true, description = "The flow the leads belong to.")
    private String flow = "";

    @Option(names = "--source", required = true, description = "The source whose words the columns are.")
    private String source = "";

    @Option(names = "--dry-run", description = "Only report.")
    private boolean dryRun;

    @Option(names = "--mark-received", paramLabel = "COLUMN", description = "The column that says when a lead came.")
    private String received = "";

    @Option(
            names = "--as",
            paramLabel = "KIND",
            defaultValue = "history",
            description = "history: keep the leads as past ones (default); leads: route them.")
    private String as = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "Of the report: csv (default) or json.")
    private String format = "";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Home of the running Waybill; default WAYBILL_HOME, else this folder.")
    private @Nullable Path home;

    ImportLeadsCommand(Map<String, String> environment) {
        this.environment = new Environment(Map.copyOf(environment));
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        if (!Files.isRegularFile(file)) {
            err.println("The file (%s) is not there. Maybe its name is misspelt?".formatted(file));
            return 2;
        }
        RunningServer server = RunningServer.find(home, environment);
        if (server == null) {
            err.println(
                    "No Waybill runs here. Maybe start it first (waybill start), or name it with WAYBILL_URL and WAYBILL_ADMIN_KEY.");
            return 1;
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return print(client.send(request(server), BodyHandlers.ofInputStream()));
        } catch (IOException away) {
            err.println("Waybill at %s does not answer: %s".formatted(server.address(), away));
            return 1;
        }
    }

    private HttpRequest request(RunningServer server) throws IOException {
        String query = "flow=%s&source=%s&dry_run=%s&as=%s&mark_received=%s&format=%s"
                .formatted(encoded(flow), encoded(source), dryRun, encoded(as), encoded(received), encoded(format));
        return HttpRequest.newBuilder(URI.create(server.address() + "/api/leads/import?" + query))
                .header("X-API-Key", server.key())
                .POST(BodyPublishers.ofFile(file))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private int print(HttpResponse<InputStream> answer) throws IOException {
        boolean done = answer.statusCode() == OK;
        PrintWriter out =
                done ? spec.commandLine().getOut() : spec.commandLine().getErr();
        try (InputStream report = answer.body()) {
            out.println(new String(report.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
        return done ? 0 : 1;
    }
}
