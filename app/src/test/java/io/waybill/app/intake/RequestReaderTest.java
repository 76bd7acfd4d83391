package io.waybill.app.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.waybill.app.answer.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String XML = "application/xml";

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments(FORM, "a=1&b=two+words&c=%C3%A9", Map.of("a", "1", "b", "two words", "c", "é")),
                arguments(FORM, "a=1&a=2", Map.of("a", List.of("1", "2"))),
                arguments(FORM, "a=&b&=c&&", Map.of("a", "", "b", "", "", "c")),
                arguments(FORM, "a=b=c", Map.of("a", "b=c")),
                arguments(
                        FORM,
                        "lead.first=Ann&lead.name.last=Lee",
                        Map.of("lead.first", "Ann", "lead.name.last", "Lee")),
                arguments(FORM, "phones.1=b&phones.0=a", Map.of("phones", List.of("a", "b"))),
                arguments(FORM, "phones.999999999=b&phones.7=a", Map.of("phones", List.of("a", "b"))),
                arguments(FORM, "phones.99999999999=b", Map.of("phones.99999999999", "b")),
                arguments(FORM, "a[0]=x&a[b]=y", Map.of("a[0]", "x", "a[b]", "y")),
                arguments(FORM, "0=x", Map.of("0", "x")),
                arguments(FORM, "a=1\r\n", Map.of("a", "1")),
                arguments(FORM + "; charset=ISO-8859-1", "a=%E9", Map.of("a", "é")),
                arguments(
                        JSON,
                        "{\"a\":\"1\",\"b\":2.50,\"c\":true,\"d\":null}",
                        Map.of("a", "1", "b", "2.50", "c", "true")),
                arguments(
                        JSON,
                        "{\"a\":1e400,\"b\":12345678901234567890123}",
                        Map.of("a", "1e400", "b", "12345678901234567890123")),
                arguments(JSON, "{\"lead\":{\"name\":{\"first\":\"Ann\"}}}", Map.of("lead.name.first", "Ann")),
                arguments(JSON, "{\"lead.first\":\"Ann\"}", Map.of("lead.first", "Ann")),
                arguments(JSON, "{\"a\":[\"x\",1,null]}", Map.of("a", List.of("x", "1", ""))),
                arguments(JSON, "{\"a\":[{\"b\":1},\"x\"],\"e\":[],\"o\":{}}", Map.of("a.0.b", "1", "a.1", "x")),
                arguments(JSON, "{\"a\":1,\"b\":0,\"a\":2}", Map.of("a", List.of("1", "2"), "b", "0")),
                arguments(JSON, "{\"a\":[1],\"a\":[2,3]}", Map.of("a", List.of("1", "2", "3"))),
                arguments(JSON, "{\"a\":null,\"a\":\"x\"}", Map.of("a", "x")),
                arguments(JSON, "{\"a\":\"one\r\n\ttwo\"}", Map.of("a", "onetwo")),
                arguments(JSON, "\uFEFF{\"a\":\"x\"}", Map.of("a", "x")),
                arguments(JSON, "{\"a\":\"\\u0000\"}", Map.of("a", "\u0000")),
                arguments(JSON, "{\"a\":\"x\\ud800y\"}", Map.of("a", "x\uFFFDy")),
                arguments(JSON, "{\"a\":\"\\ud83d\\ude00\"}", Map.of("a", "😀")),
                arguments(JSON, "{}", Map.of()),
                arguments("APPLICATION/Json ; Charset=\"UTF-8\"", "{\"a\":\"é\"}", Map.of("a", "é")),
                arguments(XML, "<lead><a>1</a><b>two words</b></lead>", Map.of("a", "1", "b", "two words")),
                arguments("text/xml", "<lead><a>1</a><a>2</a></lead>", Map.of("a", List.of("1", "2"))),
                arguments(
                        XML,
                        "<lead id=\"7\"><name><first>Ann</first></name></lead>",
                        Map.of("id", "7", "name.first", "Ann")),
                arguments(
                        XML,
                        "<lead><phone type=\"cell\">555</phone></lead>",
                        Map.of("phone.type", "cell", "phone._", "555")),
                arguments(
                        XML,
                        "<lead><p t=\"x\">1</p><p t=\"y\">2</p></lead>",
                        Map.of("p.0.t", "x", "p.0._", "1", "p.1.t", "y", "p.1._", "2")),
                arguments(XML, "<lead><a/><b></b></lead>", Map.of("a", "", "b", "")),
                arguments(XML, "<lead>\n  <a><![CDATA[<&>]]></a>\n</lead>", Map.of("a", "<&>")),
                arguments(XML, "<x:lead xmlns:x=\"urn:x\"><x:a>1</x:a></x:lead>", Map.of("x:a", "1")),
                arguments(XML, "<a xmlns=\"urn:x\">&#233;&amp;</a>", Map.of("_", "é&")),
                arguments(XML, "<!-- c --><?p i?><lead><!-- c --><a>1</a></lead>", Map.of("a", "1")),
                arguments(XML, "<lead/>", Map.of()),
                arguments(
                        XML + "; charset=utf-8",
                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><l><a>é</a></l>",
                        Map.of("a", "é")));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void readsEveryKindOfBody(String contentType, String body, Map<String, Object> fields) {
        assertThat(fieldsOf("", contentType, bytes(body))).containsExactlyInAnyOrderEntriesOf(fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, JSON, XML, "text/xml; charset=utf-8"})
    void aBlankBodyLeavesTheQueryAlone(String contentType) {
        assertThat(fieldsOf("a=1", contentType, bytes(" \r\n"))).isEqualTo(Map.of("a", "1"));
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1", "windows-1252", "UTF-16LE"})
    void theCharsetParameterIsHonoured(String charset) {
        byte[] json = "{\"a\":\"é\"}".getBytes(Charset.forName(charset));
        assertThat(fieldsOf("", JSON + ";charset=" + charset, json)).isEqualTo(Map.of("a", "é"));
    }

    @Test
    void anXmlDeclarationTellsTheEncodingWhereTheHeaderDoesNot() {
        byte[] xml =
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><l><a>é</a></l>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(fieldsOf("", XML, xml)).isEqualTo(Map.of("a", "é"));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments(FORM, "a" + ".b".repeat(64) + "=x", "form"),
                arguments(JSON, "{\"a\":", "JSON"),
                arguments(JSON, "{a:1}", "JSON"),
                arguments(JSON, "{\"a\":1} x", "JSON"),
                arguments(JSON, "{\"a\":1}{\"a\":2}", "JSON"),
                arguments(JSON, "\"a\"", "JSON"),
                arguments(JSON, "{\"a\":\"\0\"}", "JSON"),
                arguments(JSON, "{\"a\":NaN}", "JSON"),
                arguments(JSON, "\0\0\0\0", "JSON"),
                arguments(JSON, "{\"a\":" + "[".repeat(100_000), "JSON"),
                arguments(JSON, "{\"a\":".repeat(65) + "1" + "}".repeat(65), "JSON"),
                arguments(JSON, "{\"a\":" + "1".repeat(100_000) + "}", "JSON"),
                arguments(XML, "<lead><a>1</lead>", "XML"),
                arguments(XML, "lead", "XML"),
                arguments(XML, "<lead/><lead/>", "XML"),
                arguments(XML, "<lead>\0</lead>", "XML"),
                arguments(XML, "<lead>&nbsp;</lead>", "XML"),
                arguments(XML, "<a>".repeat(65) + "</a>".repeat(65), "XML"),
                arguments(XML, "<a>".repeat(100_000), "XML"),
                arguments(XML, "<!DOCTYPE lead><lead/>", "XML"),
                arguments(XML, "<!DOCTYPE l [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><l><a>&x;</a></l>", "XML"),
                arguments(XML, "<!DOCTYPE l SYSTEM \"http://127.0.0.1:1/x.dtd\"><l/>", "XML"),
                arguments(XML, "<!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><l>&b;</l>", "XML"),
                arguments(XML + ";charset=utf-8", "<!DOCTYPE l [<!ENTITY a \"x\">]><l>&a;</l>", "XML"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatItCannotReadAndNamesTheKindOfBody(String contentType, String body, String kind) {
        Refusal refusal = refusal(read("", contentType, bytes(body)));
        assertThat(refusal.status().getCode()).isEqualTo(400);
        assertThat(refusal.reason()).contains("body").contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, JSON, XML, JSON + "; charset=utf-8", XML + "; charset=utf-8"})
    void bytesThatAreNotTheEncodingTheyShouldBeAreTakenForWhatOldPagesSend(String contentType) {
        String body = switch (contentType.substring(0, 15)) {
            case "application/jso" -> "{\"a\":\"\u0080\u00e9\"}";
            case "application/x-w" -> "a=\u0080\u00e9";
            default -> "<l><a>\u0080\u00e9</a></l>";
        };
        byte[] old = body.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(fieldsOf("", contentType, old)).isEqualTo(Map.of("a", "€é"));
    }

    @Test
    void aRefusalRepeatsNothingOfTheBody() {
        Refusal refusal = refusal(read("", JSON, bytes("{\"ssn\":\"123-45-6789\" oops secret}")));
        assertThat(refusal.reason())
                .doesNotContain("123")
                .doesNotContain("secret")
                .doesNotContain("oops");
    }

    @Test
    void sixtyFourLevelsAreAccepted() {
        assertThat(fieldsOf("", JSON, bytes("{\"a\":".repeat(64) + "1" + "}".repeat(64))))
                .hasSize(1);
        assertThat(fieldsOf("", XML, bytes("<a>".repeat(64) + "</a>".repeat(64))))
                .hasSize(1);
    }

    @Test
    void manyRepeatsAndLongNamesDoNotExhaustTheServer() {
        assertThat(fieldsOf("", FORM, bytes("a=1&".repeat(250_000)))).hasSize(1);
        String members = "{\"b\":1},".repeat(100_000) + "{}";
        assertThat(fieldsOf("", JSON, bytes("{\"" + "n".repeat(40_000) + "\":[" + members + "]}")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a=2       | {"a":"1","b":"1"}          | {a=2, b=1}
            a=2       | {"a":["1","1"]}            | {a=2}
            a=2       | {"a":{"x":"1"},"ab":"1"}   | {a=2, ab=1}
            a.x=2     | {"a":{"x":"1","y":"1"}}    | {a.x=2, a.y=1}
            a=2&a=3   | {"a":"1"}                  | {a=[2, 3]}
            a=        | {"a":"1"}                  | {a=}
            """)
    void theQueryWins(String query, String body, String fields) {
        assertThat(new java.util.TreeMap<>(fieldsOf(query, JSON, bytes(body)))).hasToString(fields);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            xxTrustedFormCertUrl=https://c          | -                                  | {trustedform_cert_url=https://c}
            XXTRUSTEDFORMCERTURL=https://c          | {"trustedform_cert_url":"b"}       | {trustedform_cert_url=https://c}
            trustedform_cert_url=q                  | {"xxTrustedFormCertUrl":"b"}       | {trustedform_cert_url=b}
            xxTrustedFormCertUrl=                   | {"trustedform_cert_url":"b"}       | {trustedform_cert_url=b}
            xxtrustedformpingurl=x                  | {"trustedform_ping_url":"b"}       | {}
            """)
    void trustedFormFieldsGetTheirOwnName(String query, @Nullable String body, String fields) {
        assertThat(fieldsOf(query, JSON, bytes(body == null ? "" : body))).hasToString(fields);
    }

    @Test
    void redirUrlIsNoFieldButWhereTheBrowserGoes() {
        assertThat(sent(read(
                        "redir_url=https%3A%2F%2Fx.example%2Fthanks&redir_url=other",
                        FORM, bytes("redir_url=nonsense&a=1"))))
                .satisfies(sent -> assertThat(sent.fields()).isEqualTo(Map.of("a", "1")))
                .satisfies(sent -> assertThat(sent.redirect()).hasToString("https://x.example/thanks"));
        assertThat(sent(read("", FORM, bytes("redir_url=http%3A%2F%2Fx.example")))
                        .redirect())
                .hasToString("http://x.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "",
                "ftp://x.example",
                "javascript:alert(1)",
                "//x.example",
                "http:/x",
                "http://x y",
                "https://x%0d%0aA:b"
            })
    void anInvalidRedirUrlIsRefusedInTheQuery(String target) {
        String escaped = java.net.URLEncoder.encode(
                java.net.URLDecoder.decode(target, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(refusal(Query.read("redir_url=" + escaped)).reason()).isEqualTo("Invalid redir_url");
    }

    @Test
    void noBrowserFollowsAnEndlessRedirUrl() {
        String start = "redir_url=http://x.example/";
        assertThat(refusal(Query.read(start + "x".repeat(8000))).reason()).isEqualTo("Invalid redir_url");
        assertThat(refusal(read("", FORM, bytes(start + "+".repeat(1_000_000)))).reason())
                .isEqualTo("Invalid redir_url");
        assertThat(passed(Query.read(start + "x".repeat(7000))).redirect()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"wait=0, 0", "wait=7, 7", "wait=61, 60", "wait=999999999, 60"})
    void waitIsNoFieldButTheCallersPatience(String query, long seconds) {
        assertThat(passed(Query.read(query))).isEqualTo(new Query(Map.of(), null, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=-1", "wait=soon", "wait="})
    void aQueryThatCannotBeMeantIsRefused(String query) {
        assertThat(refusal(Query.read(query)).status().getCode()).isEqualTo(400);
    }

    @Test
    void aQueryMayHoldBytesAsTheyAre() {
        String asTheServerHandsItOver = new String(bytes("a=é"), StandardCharsets.ISO_8859_1);
        assertThat(passed(Query.read(asTheServerHandsItOver)).fields()).isEqualTo(Map.of("a", "é"));
        assertThat(passed(Query.read("a=😀")).fields()).isEqualTo(Map.of("a", "😀"));
        assertThat(passed(Query.read("a=%zz&b=100%&c=%E9")).fields())
                .isEqualTo(Map.of("a", "%zz", "b", "100%", "c", "é"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            -                               | 415
            ''                              | 415
            ' '                             | 415
            text/plain                      | 406
            multipart/form-data; boundary=x | 406
            application/jsonx               | 406
            ;                               | 406
            """)
    void bodiesOfOtherTypesAreRefused(@Nullable String contentType, int status) {
        assertThat(refusal(Body.read(contentType)).status().getCode()).isEqualTo(status);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> fieldsOf(String query, String contentType, byte[] body) {
        return sent(read(query, contentType, body)).fields();
    }

    private static Checked<SentFields> read(String query, String contentType, byte[] body) {
        return Query.read(query)
                .then(asked -> Body.read(contentType).then(kind -> RequestReader.read(asked, kind, body)));
    }

    private static SentFields sent(Checked<SentFields> checked) {
        return passed(checked);
    }

    private static <T> T passed(Checked<T> checked) {
        assertThat(checked).isInstanceOf(Checked.Passed.class);
        return ((Checked.Passed<T>) checked).value();
    }

    private static <T> Refusal refusal(Checked<T> checked) {
        assertThat(checked).isInstanceOf(Checked.Refused.class);
        return ((Checked.Refused<T>) checked).refusal();
    }
}
