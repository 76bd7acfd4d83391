package io.waybill.app.start;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill cases save LEAD}: makes a case of what the rules decided for a real lead. */
@Command(
        name = "save",
        mixinStandardHelpOptions = true,
        description =
                "Writes a case of a real lead beside the rules of its flow. Personal data is replaced by invented values of the same shape unless --raw says otherwise.")
final class SaveCaseCommand implements Callable<Integer> {
    @Mixin
    private final RunningServer server;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LEAD", description = "The lead's id.")
    private String lead = "";

    @Option(names = "--round", paramLabel = "N", description = "Which round, from 1; default the one that decided.")
    private @Nullable Integer round;

    @Option(names = "--name", paramLabel = "NAME", description = "What the case is called; default the lead's id.")
    private @Nullable String name;

    @Option(names = "--raw", description = "Keep what the person sent.")
    private boolean raw;

    @Option(names = "--mask", description = "Replace personal data by invented values: the default.")
    private boolean mask;

    @Option(names = "--force", description = "Write over a case that is there already.")
    private boolean force;

    SaveCaseCommand(RunningServer server) {
        this.server = server;
    }

    @Override
    public Integer call() throws InterruptedException {
        String answer = server.find("/api/leads/%s/case?raw=%s%s%s"
                .formatted(
                        encoded(lead),
                        raw && !mask,
                        round == null ? "" : "&round=" + round,
                        name == null ? "" : "&name=" + encoded(name)));
        try {
            return answer == null ? 1 : write(new Json().read(answer));
        } catch (IOException unwritable) {
            err().println("The case cannot be written: " + unwritable);
            return 1;
        }
    }

    private int write(JsonNode answer) throws IOException {
        Path home = server.homeFolder();
        Path file = home.resolve(answer.path("file").asText()).normalize();
        if (!file.startsWith(home) || (Files.exists(file) && !force)) {
            err().println("(%s) is there already and was not touched. Maybe --force, or another --name?"
                    .formatted(file));
            return 1;
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, answer.path("case").toPrettyString() + "\n");
        PrintWriter out = spec.commandLine().getOut();
        out.println("Wrote " + file);
        tell(answer, "masked", "  invented: ");
        tell(answer, "kept", "  as the person sent it, since rules or answers go by it: ");
        return 0;
    }

    private void tell(JsonNode answer, String key, String what) {
        if (!answer.path(key).isEmpty()) {
            spec.commandLine()
                    .getOut()
                    .println(what
                            + answer.path(key)
                                    .valueStream()
                                    .map(JsonNode::asText)
                                    .collect(Collectors.joining(", ")));
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
