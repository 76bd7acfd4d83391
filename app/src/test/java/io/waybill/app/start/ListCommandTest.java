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

class ListCommandTest {
    @TempDir
    private Path folder;

    private final List<String> requests = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(String.join(
                    " ",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("X-API-Key"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] answer = "{\"lists\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        Files.writeString(folder.resolve("address"), address() + "\n");
        Files.writeString(folder.resolve("admin-key"), "k-1\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private int run(Map<String, String> environment, String... arguments) {
        return Waybill.commands(environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void aFileIsUploadedAsWhatItsNameSays() throws IOException {
        String file = Files.writeString(folder.resolve("numbers.CSV"), "a\n1\n").toString();
        String data = "--data=" + folder;

        assertThat(run(Map.of(), "list", "import", data, "do not", file, "--type", "phone", "--column", "a & b"))
                .isZero();
        String text = Files.writeString(folder.resolve("more.txt"), "2\n").toString();
        assertThat(run(Map.of(), "list", "import", data, "dnc", text, "--add")).isZero();

        assertThat(requests)
                .containsExactly(
                        "PUT /api/lists/do%20not?type=phone&column=a%20%26%20b k-1 text/csv a\n1\n",
                        "POST /api/lists/dnc k-1 text/plain 2\n");
        assertThat(out.toString()).contains("{\"lists\":[]}");
    }

    @Test
    void listsAreShownAndDeleted() {
        assertThat(run(Map.of(), "list", "show", "--data=" + folder)).isZero();
        assertThat(run(Map.of(), "list", "delete", "dnc", "--data=" + folder)).isZero();

        assertThat(requests).containsExactly("GET /api/lists k-1 null ", "DELETE /api/lists/dnc k-1 null ");
    }

    @Test
    void theEnvironmentGoesBeforeTheFolderAndItsPathIsKept() {
        var environment = Map.of("WAYBILL_URL", address() + "/behind/", "WAYBILL_ADMIN_KEY", "k-2");

        assertThat(run(environment, "list", "show", "--data=" + folder)).isZero();

        assertThat(requests).containsExactly("GET /behind/api/lists k-2 null ");
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        server.stop(0);
        assertThat(run(Map.of(), "list", "show", "--data=" + folder)).isEqualTo(1);
        assertThat(err.toString()).contains("does not answer");

        assertThat(run(Map.of(), "list", "show", "--data=" + folder.resolve("none")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("No Waybill runs here");

        var misspelt = Map.of("WAYBILL_URL", "localhost:8080", "WAYBILL_ADMIN_KEY", "k");
        assertThat(run(misspelt, "list", "show")).isEqualTo(1);
        assertThat(err.toString()).contains("(localhost:8080) is no address of a server");

        assertThat(run(Map.of(), "list")).isEqualTo(2);
        assertThat(run(Map.of(), "list", "import", "dnc", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("What to do is missing", "cannot be read");
    }
}
