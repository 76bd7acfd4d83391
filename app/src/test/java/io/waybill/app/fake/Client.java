package io.waybill.app.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What sources and operators ask of a Waybill. Safe for use by many threads.
 *
 * @param patience how long an answer may take before the request fails
 */
public record Client(URI address, HttpClient http, Duration patience) implements AutoCloseable {
    public static final String ADMIN_KEY = "test-admin-key";

    public static Client of(URI address) {
        return new Client(address, HttpClient.newHttpClient(), Duration.ofMinutes(1));
    }

    /** The same with another patience. */
    public Client within(Duration limit) {
        return new Client(address, http, limit);
    }

    /** Asks any address. */
    public HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    /** Posts a lead as JSON; the source may have a query string. */
    public HttpResponse<String> submit(String flow, String source, String json) {
        return send(submission(flow, source, "", json));
    }

    /** Asks for a price as JSON; the source may have a query string. */
    public HttpResponse<String> ping(String flow, String source, String query, String json) {
        return send(request("/flows/" + flow + "/sources/" + source + "/ping" + query)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /** Posts a lead as JSON and waits for nothing; {@code query} is empty or begins with a question mark. */
    public CompletableFuture<HttpResponse<String>> submitting(String flow, String source, String query, String json) {
        return http.sendAsync(submission(flow, source, query, json), BodyHandlers.ofString());
    }

    /** Asks the management API with the admin key, whatever it answers. */
    public HttpResponse<String> ask(String path) {
        return send(request("/api" + path).header("X-API-Key", ADMIN_KEY).build());
    }

    /** Asks the management API with the admin key. */
    public JsonNode api(String path) {
        var answer = ask(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError("GET /api%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return RunningWaybill.json(answer.body());
    }

    /** Tells the management API to do something, with the admin key. */
    public HttpResponse<String> post(String path) {
        return send(request(path)
                .header("X-API-Key", ADMIN_KEY)
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** Tells the management API something, as JSON, with the admin key. */
    public HttpResponse<String> tell(String path, String json) {
        return send("POST", "/api" + path, json, "X-API-Key", ADMIN_KEY, "Content-Type", "application/json");
    }

    /** Asks anything of any address; headers are names and values in turn. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(asking(method, path, body, headers));
    }

    /** Sends bytes to the management API, with the admin key. */
    public HttpResponse<String> upload(String method, String path, byte[] body) {
        return send(request("/api" + path)
                .header("X-API-Key", ADMIN_KEY)
                .method(method, BodyPublishers.ofByteArray(body))
                .build());
    }

    /** The same, and waits for nothing. */
    public CompletableFuture<HttpResponse<String>> sending(String method, String path, String body, String... headers) {
        return http.sendAsync(asking(method, path, body, headers), BodyHandlers.ofString());
    }

    private HttpRequest asking(String method, String path, String body, String... headers) {
        var asking =
                request(path).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return (headers.length == 0 ? asking : asking.headers(headers)).build();
    }

    /** The lead as the management API shows it. */
    public JsonNode lead(String id) {
        return api("/leads/" + id);
    }

    private HttpRequest submission(String flow, String source, String query, String json) {
        return request("/flows/" + flow + "/sources/" + source + "/submit" + query)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(patience);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
