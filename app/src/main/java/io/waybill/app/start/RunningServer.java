package io.waybill.app.start;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options of every command that talks to a server, and the talk itself: with the server that {@code WAYBILL_URL} names, else with the one
 * that runs on the home; with the key in {@code WAYBILL_ADMIN_KEY}, else with the one that server made. A mixin.
 */
final class RunningServer {
    private static final int DONE = 0;
    private static final int COULD_NOT = 1;

    private final Environment environment;
    private Predicate<String> well = body -> true;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Home of the running Waybill; default WAYBILL_HOME, else this folder.")
    private @Nullable Path home;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder where the running Waybill keeps its address; default <home>/data.")
    private @Nullable Path data;

    RunningServer(Environment environment) {
        this.environment = environment;
    }

    /**
     * Sends a request, prints the answer and returns the command's exit code.
     *
     * @param path with the query, such as {@code /api/lists}
     * @param request all of it but the address and the key
     */
    int tell(String path, HttpRequest.Builder request) throws InterruptedException {
        return read(path, request, this::print);
    }

    /** What a command makes of an answer: it prints something, and returns the exit code. */
    @FunctionalInterface
    interface Reading {
        int of(HttpResponse<byte[]> answer) throws IOException;
    }

    /** Sends a request as above; the answer is the command's own to read. */
    int read(String path, HttpRequest.Builder request, Reading reading) throws InterruptedException {
        try {
            String address = find(environment.url(), "address");
            String key = find(environment.adminKey(), "admin-key");
            return address == null || key == null
                    ? couldNot(
                            "No Waybill runs here. Maybe start it first (waybill start), or name it with WAYBILL_URL and WAYBILL_ADMIN_KEY.")
                    : tell(address.replaceAll("/+$", ""), request.header("X-API-Key", key), path, reading);
        } catch (IOException unreadable) {
            return couldNot(
                    "What the running Waybill keeps in (%s) cannot be read: %s. Maybe it belongs to another user."
                            .formatted(folder(), unreadable));
        }
    }

    /**
     * What a file holds, to be sent.
     *
     * @throws ParameterException when it cannot be read
     */
    BodyPublisher content(Path file) {
        String mistake = "The file (%s) cannot be read. Maybe its name is misspelt?".formatted(file);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), mistake);
        }
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException gone) {
            throw new ParameterException(spec.commandLine(), mistake, gone);
        }
    }

    private int tell(String address, HttpRequest.Builder request, String path, Reading reading)
            throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return reading.of(
                    client.send(request.uri(URI.create(address + path)).build(), BodyHandlers.ofByteArray()));
        } catch (IOException away) {
            return couldNot("Waybill at %s does not answer: %s".formatted(address, away));
        } catch (IllegalArgumentException noAddress) {
            return couldNot("(%s) is no address of a server. Maybe http://localhost:8080?".formatted(address));
        }
    }

    /**
     * Asks for a document whose answer says whether all is well: where it is not, the exit code is 1.
     *
     * @param path as above
     */
    int ask(String path, Predicate<String> allIsWell) throws InterruptedException {
        well = allIsWell;
        return tell(path, HttpRequest.newBuilder());
    }

    /**
     * Asks for a document that is not for printing; what goes wrong is printed.
     *
     * @param path as above
     * @return null when there is no answer, or a refusal
     */
    @Nullable
    String find(String path) throws InterruptedException {
        var found = new AtomicReference<@Nullable String>();
        read(path, HttpRequest.newBuilder(), answer -> {
            if (isWell(answer)) {
                found.set(new String(answer.body(), StandardCharsets.UTF_8));
                return DONE;
            }
            return print(answer);
        });
        return found.get();
    }

    /** The home of the running Waybill. */
    Path homeFolder() {
        Path from = home != null ? home : environment.home();
        return (from == null ? Path.of("") : from).toAbsolutePath().normalize();
    }

    /** Asks for a document and saves it as a file, as it is, instead of printing it. */
    int save(String path, Path file) throws InterruptedException {
        return read(path, HttpRequest.newBuilder(), answer -> {
            if (isWell(answer)) {
                Files.write(file, answer.body());
                return DONE;
            }
            return print(answer);
        });
    }

    private static boolean isWell(HttpResponse<byte[]> answer) {
        return answer.statusCode() / 100 == 2;
    }

    private int print(HttpResponse<byte[]> answer) {
        boolean answered = isWell(answer);
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        PrintWriter out =
                answered ? spec.commandLine().getOut() : spec.commandLine().getErr();
        out.println(body.strip());
        return answered && well.test(body) ? DONE : COULD_NOT;
    }

    private int couldNot(String why) {
        spec.commandLine().getErr().println(why);
        return COULD_NOT;
    }

    /**
     * Sends a request whose answer the command shows in words of its own, a refusal included.
     *
     * @param path as above
     * @return null when there is no answer; why is printed
     */
    @Nullable
    HttpResponse<String> exchange(String path, HttpRequest.Builder request) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String address = find(environment.url(), "address");
            String key = find(environment.adminKey(), "admin-key");
            if (address == null || key == null) {
                couldNot("No Waybill runs here. Maybe start it first (waybill start)?");
                return null;
            }
            URI uri = URI.create(address.replaceAll("/+$", "") + path);
            return client.send(request.uri(uri).header("X-API-Key", key).build(), BodyHandlers.ofString());
        } catch (IOException away) {
            couldNot("Waybill does not answer: %s".formatted(away));
        } catch (IllegalArgumentException noAddress) {
            couldNot("The server's address is none. Maybe http://localhost:8080?");
        }
        return null;
    }

    private @Nullable String find(@Nullable String said, String name) throws IOException {
        Path file = folder().resolve(name);
        if (said != null || !Files.isRegularFile(file)) {
            return said;
        }
        String kept = Files.readString(file).strip();
        return kept.isEmpty() ? null : kept;
    }

    private Path folder() {
        if (data != null) {
            return data;
        }
        return homeFolder().resolve("data");
    }
}
