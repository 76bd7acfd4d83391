package io.waybill.app.intake;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.waybill.app.health.FakeDatabase;
import io.waybill.db.journal.Journal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A running server whose home, routing and journal are the test's. */
public final class Doors implements AutoCloseable {
    public static final String ADMIN_KEY = "admin-key-of-the-tests";
    public static final String DEMO = "/flows/loans/sources/demo/submit";

    public final FakeRouting routing;
    public final FakePings pings;
    public final FakeReleases releases;
    public final FakeJournal journal;
    public final TurnedClock clock;
    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    public Doors(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(
                Map.of(FakeHome.SPEC, "true", "waybill.admin-key", ADMIN_KEY, "micronaut.server.port", "-1"));
        all.putAll(settings);
        server = ApplicationContext.run(EmbeddedServer.class, all, "test");
        ApplicationContext context = server.getApplicationContext();
        routing = context.getBean(FakeRouting.class);
        pings = context.getBean(FakePings.class);
        releases = context.getBean(FakeReleases.class);
        journal = context.getBean(FakeJournal.class);
        clock = context.getBean(TurnedClock.class);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.getURI() + path));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(with(request(path), headers).GET());
    }

    public HttpResponse<String> post(String path, String contentType, String body, String... headers) {
        return send(
                with(request(path), headers).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends these very bytes, one a character, and returns everything until the server closes or falls silent. */
    public String raw(String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            ByteArrayOutputStream response = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(response);
            } catch (SocketTimeoutException silent) {
                // What came until then is the response.
            }
            return response.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    /** The journal over the database that the settings name. */
    public Journal realJournal() {
        return server.getApplicationContext().getBeansOfType(Journal.class).stream()
                .filter(bean -> bean != journal)
                .findFirst()
                .orElseThrow();
    }

    public void databaseAnswers(boolean now) {
        server.getApplicationContext().getBean(FakeDatabase.class).answers(now);
    }

    /** Forgets what earlier tests did. */
    public void reset() {
        routing.reset();
        pings.reset();
        journal.reset();
        clock.turn(Duration.ofDays(1));
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
