package io.waybill.app.start;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code waybill import-leads}: hands a CSV file to the running server and prints its report. */
@Command(
        name = "import-leads",
        mixinStandardHelpOptions = true,
        description = "Imports a CSV file of leads into the running Waybill, and reports on every row.")
final class ImportLeadsCommand implements Callable<Integer> {
    @Mixin
    private final RunningServer server;

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

    ImportLeadsCommand(RunningServer server) {
        this.server = server;
    }

    @Override
    public Integer call() throws InterruptedException {
        String query = "flow=%s&source=%s&dry_run=%s&as=%s&mark_received=%s&format=%s"
                .formatted(encoded(flow), encoded(source), dryRun, encoded(as), encoded(received), encoded(format));
        return server.tell(
                "/api/leads/import?" + query, HttpRequest.newBuilder().POST(server.content(file)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
