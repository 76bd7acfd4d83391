package io.waybill.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportLeadsCommandTest {
    @TempDir
    private Path home;

    private final List<String> requests = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;
    private Path file;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-API-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean known = exchange.getRequestURI().toString().contains("flow=loans");
            byte[] answer = (known ? "row,outcome,reason,lead\n2,ok,," : "{\"error\":\"There is no such flow\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        file = Files.writeString(home.resolve("old.csv"), "a,b\n1,2\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int run(Map<String, String> environment, String... arguments) {
        return Waybill.commands(environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void theFileGoesToTheWaybillThatRunsOnTheHomeAndTheReportIsPrinted() throws IOException {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/address"), address() + "\n");
        Files.writeString(home.resolve("data/admin-key"), "k-1\n");

        int code = run(
                Map.of("WAYBILL_HOME", home.toString()),
                "import-leads",
                "--flow",
                "loans",
                "--source",
                "web",
                "--dry-run",
                "--mark-received",
                "at & on",
                file.toString());

        assertThat(code).isZero();
        assertThat(out.toString()).contains("2,ok,,");
        assertThat(requests)
                .containsExactly(
                        "/api/leads/import?flow=loans&source=web&dry_run=true&as=history&mark_received=at+%26+on&format=csv k-1 a,b\n1,2\n");
    }

    @Test
    void theDataFolderMayLieElsewhere() throws IOException {
        Path data = Files.createDirectories(home.resolve("elsewhere"));
        Files.writeString(data.resolve("address"), address() + "\n");
        Files.writeString(data.resolve("admin-key"), "k-3\n");

        int code = run(
                Map.of(),
                "import-leads",
                "--data",
                data.toString(),
                "--flow",
                "loans",
                "--source",
                "web",
                file.toString());

        assertThat(code).isZero();
        assertThat(requests).hasSize(1).first().asString().contains(" k-3 ");
    }

    @Test
    void aRefusalIsToldAndNothingElse() {
        var environment = Map.of("WAYBILL_URL", address() + "/", "WAYBILL_ADMIN_KEY", "k-2");
        assertThat(run(environment, "import-leads", "--flow", "nothing", "--source", "web", file.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no such flow");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(run(
                        Map.of(),
                        "import-leads",
                        "--flow",
                        "a",
                        "--source",
                        "b",
                        home.resolve("none.csv").toString()))
                .isEqualTo(2);
        assertThat(run(
                        Map.of("WAYBILL_HOME", home.toString()),
                        "import-leads",
                        "--flow",
                        "a",
                        "--source",
                        "b",
                        file.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot be read", "No Waybill runs here");
        assertThat(run(Map.of(), "import-leads", file.toString())).isEqualTo(2);
    }
}
