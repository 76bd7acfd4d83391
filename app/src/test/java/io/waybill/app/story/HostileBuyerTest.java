package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.exchange.RawServer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.db.embedded.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Buyers that mean harm: the source is answered in time, the journal says what came of it, nothing is executed or given away. */
@TestInstance(Lifecycle.PER_CLASS)
class HostileBuyerTest {
    private static final String LAUGHS = laughs();
    private static final String CONDITION = "success: { path: \"$.status\", equals: accepted }";
    private static final String XML_CONDITION = "success: { xpath: \"/r/status\", equals: accepted }";

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final List<RawServer> servers = new ArrayList<>();
    private @Nullable RunningWaybill running;

    /** What the buyer does, how its answer is read, what comes of it. */
    private record Scene(String name, String response, String outcome, RawServer.Behaviour behaviour) {}

    private static final List<Scene> SCENES = List.of(
            new Scene("pours-out-a-hundred-megabytes", CONDITION, "unknown", HostileBuyerTest::pourOut),
            new Scene("packs-a-bomb", CONDITION, "unknown", socket -> packed(socket, "gzip", bomb())),
            new Scene("drips", CONDITION, "unknown", HostileBuyerTest::drip),
            new Scene("laughs-a-billion-times", XML_CONDITION, "unknown", socket -> say(socket, "text/xml", LAUGHS)),
            new Scene(
                    "reads-our-files",
                    XML_CONDITION + "\n  reason: { xpath: \"/r/why\" }",
                    "unknown",
                    socket -> say(
                            socket,
                            "text/xml",
                            "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r><status>accepted</status><why>&x;</why></r>")),
            new Scene(
                    "nests-deeply",
                    CONDITION,
                    "unknown",
                    socket -> say(socket, "application/json", "[".repeat(100_000) + "]".repeat(100_000))),
            new Scene(
                    "nests-elements-deeply",
                    XML_CONDITION,
                    "unknown",
                    socket -> say(socket, "text/xml", "<r>".repeat(100_000) + "</r>".repeat(100_000))),
            new Scene(
                    "tires-patterns",
                    "success: { matches: \"^(a+)+$\" }",
                    "failure",
                    socket -> say(socket, "text/plain", "a".repeat(200_000) + "!")),
            new Scene(
                    "tires-more-patterns",
                    "success: { matches: \"(x|x|x)*(x+x+)+y\" }",
                    "failure",
                    socket -> say(socket, "text/plain", "x".repeat(200_000))),
            new Scene(
                    "names-no-charset-there-is",
                    CONDITION,
                    "success",
                    socket -> say(socket, "application/json; charset=nonsense-9", "{\"status\":\"accepted\"}")),
            new Scene(
                    "names-another-charset",
                    CONDITION,
                    "unknown",
                    socket -> say(socket, "application/xml; charset=utf-16", "{\"status\":\"accepted\"}")),
            new Scene(
                    "announces-too-much",
                    CONDITION,
                    "unknown",
                    socket -> RawServer.write(
                            socket, "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"status\":\"accepted\"}")),
            new Scene(
                    "announces-too-little",
                    CONDITION,
                    "unknown",
                    socket -> RawServer.write(
                            socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"status\":\"accepted\"}")),
            new Scene("floods-with-headers", CONDITION, "unknown", HostileBuyerTest::flood),
            new Scene(
                    "sends-elsewhere",
                    CONDITION,
                    "failure",
                    socket -> RawServer.write(
                            socket,
                            "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://169.254.169.254/latest/meta-data/\r\nContent-Length: 0\r\n\r\n")),
            new Scene(
                    "speaks-templates",
                    CONDITION + "\n  reason: \"$.why\"",
                    "failure",
                    socket -> say(
                            socket,
                            "application/json",
                            "{\"status\":\"no\",\"why\":\"{{ 7*7 }} ${PATH} <%= 7*7 %> ${jndi:ldap://x}\"}")));

    @BeforeAll
    void start(@TempDir Path folder) {
        var home = TestHome.in(folder)
                .write("rules/flows/loans/fields.yaml", """
                name: Loans
                wait: 10s
                fields: { first_name: first_name, email: email, scene: string, loan_amount: number }
                """)
                .write("mappings/sources/web.yaml", "flows: [loans]\nauth: none\n");
        var rows = new StringBuilder("id,scene,recipient,price,tier\n");
        for (var scene : SCENES) {
            recipient(home, scene.name(), serve(scene.behaviour()).uri("/").toString(), scene.response());
            rows.append("%1$s,%1$s,%1$s,75.00,1\n".formatted(scene.name()));
        }
        home.write("rules/flows/loans/buyers.csv", rows.toString());
        logged.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(logged);
        running = RunningWaybill.start(folder, TestDatabase.fresh());
        assertThat(waybill().api("/releases/problems").path("problems")).isEmpty();
    }

    private static void recipient(TestHome home, String name, String url, String response) {
        home.write("mappings/recipients/" + name + ".yaml", """
                kind: buyer
                url: "%s"
                timeout: 2s
                format: json
                body: { name: "{{ lead.first_name }}", email: "{{ lead.email }}" }
                response:
                  %s
                """.formatted(url, response));
    }

    private RawServer serve(RawServer.Behaviour behaviour) {
        var server = RawServer.that(socket -> {
            RawServer.readRequest(socket);
            behaviour.serve(socket);
        });
        servers.add(server);
        return server;
    }

    @AfterAll
    void stop() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(logged);
        waybill().close();
        servers.forEach(RawServer::close);
    }

    private RunningWaybill waybill() {
        return Objects.requireNonNull(running);
    }

    static Stream<Arguments> scenes() {
        return SCENES.stream().map(scene -> Arguments.of(scene.name(), scene.outcome()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenes")
    void theSourceIsAnsweredInTimeAndTheJournalSaysWhatCameOfIt(String scene, String outcome) {
        var answer = waybill().client().within(Duration.ofSeconds(11)).submit("loans", "web", """
                        {"first_name":"Annabel","email":"ann.q@example.com","scene":"%s","loan_amount":"15000"}""".formatted(scene));

        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "io.waybill");
        var lead =
                waybill().lead(RunningWaybill.json(answer.body()).at("/lead/id").asText());
        assertThat(Story.events(lead, "exchange.finished"))
                .as(lead.toString())
                .extracting(event -> event.path("outcome").asText())
                .containsExactly(outcome);
        assertThat(lead.toString()).doesNotContain("root:");
        assertThat(reasons(lead)).doesNotContain("49", "Exception", System.getenv("PATH"));
        assertThat(logged.list.stream().map(ILoggingEvent::getFormattedMessage))
                .noneMatch(text -> Stream.of("Annabel", "ann.q@", "accepted").anyMatch(text::contains));
    }

    private static String reasons(JsonNode lead) {
        return String.join("\n", lead.findValuesAsText("reason"));
    }

    private static void say(Socket socket, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        RawServer.write(
                socket,
                "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n".formatted(type, bytes.length));
        RawServer.write(socket, bytes);
    }

    private static void packed(Socket socket, String encoding, byte[] body) throws IOException {
        RawServer.write(
                socket,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(encoding, body.length));
        RawServer.write(socket, body);
    }

    private static void pourOut(Socket socket) throws IOException {
        RawServer.write(
                socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"status\":\"accepted\",\"x\":\"");
        for (int megabyte = 0; megabyte < 100; megabyte++) {
            RawServer.write(socket, "x".repeat(1024 * 1024));
        }
    }

    private static void drip(Socket socket) throws IOException, InterruptedException {
        RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        RawServer.drip(socket, "x", Duration.ofSeconds(1));
    }

    private static void flood(Socket socket) throws IOException {
        RawServer.write(socket, "HTTP/1.1 200 OK\r\n");
        for (int i = 0; i < 1_000_000; i++) {
            RawServer.write(socket, "X-" + i + ": accepted\r\n");
        }
    }

    private static byte[] bomb() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write("{\"status\":\"accepted\",\"x\":\"".getBytes(StandardCharsets.UTF_8));
            for (int megabyte = 0; megabyte < 64; megabyte++) {
                gzip.write(new byte[1024 * 1024]);
            }
        }
        return out.toByteArray();
    }

    private static String laughs() {
        var entities = new StringBuilder("<!DOCTYPE r [<!ENTITY a0 \"accepted\">");
        for (int level = 1; level < 10; level++) {
            entities.append("<!ENTITY a%d \"%s\">".formatted(level, ("&a" + (level - 1) + ";").repeat(10)));
        }
        return entities + "]><r><status>&a9;</status></r>";
    }
}
