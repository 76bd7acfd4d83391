package io.waybill.app.lists;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * The server that a command talks to: {@code WAYBILL_URL}, or what the running server left in its data folder; with the key in
 * {@code WAYBILL_ADMIN_KEY}, or that which the server made.
 */
final class RunningServer {
    private static final int DONE = 0;
    private static final int COULD_NOT = 1;

    private final Map<String, String> environment = System.getenv();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Folder with rules and mappings; default WAYBILL_HOME, else this folder.")
    private @Nullable Path home;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder that the server keeps its address in; default <home>/data.")
    private @Nullable Path data;

    /** A request to an address. */
    @FunctionalInterface
    interface Ask {
        HttpRequest of(URI address) throws IOException;
    }

    /** Asks, prints the answer, and returns the command's exit code. */
    int tell(CommandSpec spec, Ask ask) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(ask.of(address()), (name, value) -> true)
                    .header("X-API-Key", key())
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            boolean good = answer.statusCode() / 100 == 2;
            (good ? spec.commandLine().getOut() : spec.commandLine().getErr()).println(answer.body());
            return good ? DONE : COULD_NOT;
        } catch (IOException away) {
            spec.commandLine()
                    .getErr()
                    .println("The server cannot be asked (%s). Maybe it does not run: ./waybill start?"
                            .formatted(away.getClass().getSimpleName()));
            return COULD_NOT;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return COULD_NOT;
        }
    }

    private URI address() throws IOException {
        String named = environment.get("WAYBILL_URL");
        return URI.create(named == null || named.isBlank() ? kept("address") : named.strip());
    }

    private String key() throws IOException {
        String named = environment.get("WAYBILL_ADMIN_KEY");
        return named == null || named.isBlank() ? kept("admin-key") : named.strip();
    }

    private String kept(String name) throws IOException {
        return Files.readString(folder().resolve(name)).strip();
    }

    private Path folder() {
        if (data != null) {
            return data;
        }
        String named = environment.get("WAYBILL_HOME");
        Path from = home != null ? home : Path.of(named == null || named.isBlank() ? "" : named);
        return from.resolve("data");
    }
}
