package io.waybill.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerCommandTest {
    private final StringWriter out = new StringWriter();

    private int run(String address, String... arguments) {
        return Waybill.commands(Map.of("WAYBILL_URL", address, "WAYBILL_ADMIN_KEY", "k-1"))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(arguments);
    }

    @ParameterizedTest
    @CsvSource({"true, 200, 0", "false, 200, 1", "true, 503, 1"})
    void theExitCodeSaysWhetherTheLedgerIsClean(boolean clean, int status, int code) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var body = ("{\"clean\":" + clean + ",\"problems\":0}").getBytes(StandardCharsets.UTF_8);
        server.createContext("/api/reports/ledger/check", exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            assertThat(run("http://127.0.0.1:" + server.getAddress().getPort(), "ledger", "check"))
                    .isEqualTo(code);
        } finally {
            server.stop(0);
        }
        assertThat(out.toString().contains("clean")).isEqualTo(status == 200);
    }

    @Test
    void whatToDoIsToBeSaid() {
        assertThat(run("http://127.0.0.1:1", "ledger")).isEqualTo(2);
    }
}
