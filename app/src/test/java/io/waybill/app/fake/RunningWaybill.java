package io.waybill.app.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.waybill.db.embedded.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The whole application on a free port, with a home and a database, for one test. */
public final class RunningWaybill implements AutoCloseable {
    public static final String ADMIN_KEY = Client.ADMIN_KEY;
    private static final ObjectMapper JSON = new ObjectMapper();
    private final EmbeddedServer server;
    private final Client client;

    private RunningWaybill(EmbeddedServer server) {
        this.server = server;
        this.client = Client.of(server.getURI());
    }

    public static RunningWaybill start(Path home, DatabaseAddress database) {
        return start(home, database, Map.of());
    }

    public static RunningWaybill start(Path home, DatabaseAddress database, Map<String, Object> more) {
        var properties = new HashMap<String, Object>(Map.of(
                "micronaut.server.port", -1,
                "micronaut.server.host", "127.0.0.1",
                "waybill.home", home.toString(),
                "waybill.watch", "true",
                "waybill.admin-key", ADMIN_KEY,
                "waybill.sandbox", "true",
                "waybill.outbound-allow", "127.0.0.1"));
        properties.put("datasources.default.driver-class-name", "com.mysql.cj.jdbc.Driver");
        properties.put("flyway.datasources.default.enabled", true);
        properties.put("datasources.default.url", database.url());
        properties.put("datasources.default.username", database.user());
        properties.put("datasources.default.password", database.password());
        properties.putAll(more);
        return new RunningWaybill(ApplicationContext.run(EmbeddedServer.class, properties));
    }

    /** By a clock that the test turns. */
    public static RunningWaybill start(Path home, DatabaseAddress database, Clock clock) {
        return start(home, database, Map.of(TestClock.PROPERTY, clock));
    }

    /** Tells the management API to do something. */
    public HttpResponse<String> post(String path) {
        return client.post(path);
    }

    /** What sources and operators ask of it. */
    public Client client() {
        return client;
    }

    /** Asks any address. */
    public HttpResponse<String> get(String path) {
        return client.get(path);
    }

    /** Posts a lead as JSON. */
    public HttpResponse<String> submit(String flow, String source, String json) {
        return client.submit(flow, source, json);
    }

    /** Asks the management API with the admin key. */
    public JsonNode api(String path) {
        return client.api(path);
    }

    /** The lead as the management API shows it. */
    public JsonNode lead(String id) {
        return client.lead(id);
    }

    /** The types of the lead's events, in order. */
    public static List<String> types(JsonNode lead) {
        return events(lead).stream().map(event -> event.path("type").asText()).toList();
    }

    public static List<JsonNode> events(JsonNode lead) {
        return StreamSupport.stream(lead.path("events").spliterator(), false).toList();
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** A part of the running application. */
    public <T> T part(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    public URI uri() {
        return server.getURI();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
