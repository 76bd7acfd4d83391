package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.RunningWaybill;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leads and addresses that mean harm: values are only ever text, and nobody within the walls is asked. */
class HostileLeadTest extends Story {
    private static final String EVIL =
            "{{ 7*7 }} ${PATH} <%= 7*7 %> #{7*7} ${jndi:ldap://x}\"}],\"x\":{\" </name><x/> &amp;\r\nX-Evil: 1\r\n\r\nGET / HTTP/1.1";

    private void buyer(String format) {
        home().write("rules/flows/loans/fields.yaml", """
                        name: Loans
                        fields: { remark: string, loan_amount: number }
                        """)
                .write("mappings/recipients/first.yaml", """
                        kind: buyer
                        url: "%s?n={{ lead.remark }}"
                        format: %s
                        headers: { X-Note: "{{ lead.remark }}" }
                        body: { name: { note: "{{ lead.remark }}", all: "a {{ lead.remark }} b" } }
                        response: { success: { path: "$.status", equals: accepted } }
                        """.formatted(buyer.uri("/first"), format))
                .write("mappings/sources/web.yaml", "flows: [loans]\nauth: none\n")
                .write("rules/flows/loans/buyers.csv", "id,recipient,price,tier\ntop,first,75.00,1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "form", "xml", "query", "soap"})
    void whatALeadSaysIsOnlyEverText(String format) {
        buyer(format);
        start();
        assertThat(waybill().api("/releases/problems").path("problems")).isEmpty();

        var lead = lead(submit("{\"remark\":" + quoted(EVIL) + ",\"loan_amount\":1}"));

        assertThat(lead.path("state").asText()).as(lead.toString()).isEqualTo("sold");
        assertThat(buyer.visits()).hasSize(1);
        var visit = buyer.visits().getFirst();
        assertThat(visit.headers()).doesNotContainKey("x-evil");
        assertThat(visit.headers().get("x-note")).startsWith("{{ 7*7 }} ${PATH} <%= 7*7 %>");
        assertThat(URLDecoder.decode(visit.query(), StandardCharsets.UTF_8))
                .startsWith("n={{ 7*7 }} ${PATH} <%= 7*7 %> #{7*7} ${jndi:ldap://x}\"}]");
        if (format.equals("json")) {
            assertThat(RunningWaybill.json(visit.body()).at("/name/all").asText())
                    .isEqualTo("a " + EVIL + " b");
            assertThat(RunningWaybill.json(visit.body())).hasSize(1);
        }
        if (format.equals("xml") || format.equals("soap")) {
            assertThat(visit.body()).doesNotContain("<x/>");
        }
        assertThat(visit.body()).doesNotContain("49", String.valueOf(System.getenv("PATH")));
    }

    @Test
    void nobodyWithinTheWallsIsAskedHoweverItsAddressIsWritten() {
        home().write("rules/flows/loans/fields.yaml", """
                        name: Loans
                        fields: { host: string, loan_amount: number }
                        """)
                .write("mappings/recipients/first.yaml", """
                        kind: buyer
                        url: "http://{{ lead.host | raw }}:%d/"
                        timeout: 2s
                        body: { amount: "{{ lead.loan_amount }}" }
                        """.formatted(buyer.port()))
                .write(
                        "rules/flows/loans/outcomes.csv",
                        "id,class,retry,backoff,timeout_factor,then\nany,server_error,0,,1,next\n")
                .write("mappings/sources/web.yaml", "flows: [loans]\nauth: none\n")
                .write("rules/flows/loans/buyers.csv", "id,recipient,price,tier\ntop,first,75.00,1\n");
        startWith(Map.of("waybill.outbound-allow", ""));

        for (String host : List.of(
                "localhost",
                "localhost.",
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f000001",
                "017700000001",
                "0.0.0.0",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "x@127.0.0.1",
                "8.8.8.8@127.0.0.1",
                "127.0.0.1:80#",
                "169.254.169.254/latest/meta-data?x=")) {
            var answer = submit("{\"host\":\"%s\",\"loan_amount\":1}".formatted(host));

            assertThat(buyer.visits()).as(host).isEmpty();
            assertThat(events(lead(answer), "exchange.finished"))
                    .as(host)
                    .isNotEmpty()
                    .allSatisfy(
                            event -> assertThat(event.path("outcome").asText()).isEqualTo("error"));
            assertThat(answer.toString()).doesNotContain("Exception", "\tat ");
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n") + "\"";
    }
}
