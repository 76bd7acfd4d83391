package io.waybill.mappings.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Samples;
import io.waybill.mappings.request.ExchangeMapping;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {
    private static final String JSON = "application/json";
    private static final String ACCEPTED =
            "success: { path: \"$.status\", equals: accepted }, reference: \"$.leadId\", reason: \"$.message\", price: \"$.price\"";

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            quoteCharacter = '`',
            value = {
                "200 | {\"status\":\"accepted\",\"leadId\":\"B-1\"} | SUCCESS",
                "201 | {\"status\":\"accepted\",\"leadId\":7} | SUCCESS",
                "200 | {\"status\":\"accepted\"} | UNREADABLE",
                "200 | {\"status\":\"accepted\",\"leadId\":\" \"} | UNREADABLE",
                "200 | {\"status\":\"accepted\",\"leadId\":null} | UNREADABLE",
                "200 | {\"status\":\"rejected\"} | FAILURE",
                "200 | {\"error\":\"none\"} | FAILURE",
                "200 | [] | FAILURE",
                "200 | {\"status\":\"accepted\",\"leadId\":\"B- | UNREADABLE",
                "200 | {\"status\":\"accepted\",\"leadId\":\"B-1\"} x | UNREADABLE",
                "200 | `` | UNREADABLE",
                "200 | `   ` | UNREADABLE",
                "204 | `` | UNREADABLE",
                "200 | <html>Busy</html> | UNREADABLE",
                "400 | {\"status\":\"accepted\",\"leadId\":\"B-1\"} | SUCCESS",
                "400 | {\"status\":\"rejected\"} | FAILURE",
                "400 | not json | FAILURE",
                "404 | `` | FAILURE",
                "302 | `` | FAILURE",
                "500 | {\"status\":\"accepted\",\"leadId\":\"B-1\"} | ERROR",
                "503 | `` | ERROR",
            })
    void aGivenSuccessDecides(int status, String body, String verdict) {
        assertThat(read(ACCEPTED, Samples.answer(status, JSON, body)).verdict()).hasToString(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            quoteCharacter = '`',
            value = {
                "200 | `` | SUCCESS",
                "299 | whatever | SUCCESS",
                "200 | {\"cut | SUCCESS",
                "300 | `` | FAILURE",
                "404 | `` | FAILURE",
                "500 | `` | ERROR",
            })
    void withoutAnyMappingEvery2xxIsASuccess(int status, String body, String verdict) {
        ExchangeMapping mapping = Samples.recipient("url: https://b.example").post();
        assertThat(mapping.read(Samples.answer(status, JSON, body)).verdict()).hasToString(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            quoteCharacter = '`',
            value = {
                "success: { path: \"$.ok\", equals: true } | {\"ok\":true} | SUCCESS",
                "success: { path: \"$.ok\", equals: true } | {\"ok\":\"true\"} | SUCCESS",
                "success: { path: \"$.ok\", equals: true } | {\"ok\":false} | FAILURE",
                "success: { path: \"$.n\", equals: 1 } | {\"n\":1.0} | SUCCESS",
                "success: { path: \"$.s\", equals: yes } | {\"s\":\"Yes\"} | FAILURE",
                "success: { path: \"$.s\", in: [ok, done] } | {\"s\":\"done\"} | SUCCESS",
                "success: { path: \"$.s\", in: [ok, done] } | {\"s\":\"no\"} | FAILURE",
                "success: { path: \"$.s\", contains: cce } | {\"s\":\"accepted\"} | SUCCESS",
                "success: { path: \"$.s\", matches: \"^acc\" } | {\"s\":\"accepted\"} | SUCCESS",
                "success: { path: \"$.s\", matches: \"(?i)ACC\" } | {\"s\":\"accepted\"} | SUCCESS",
                "success: { path: \"$.s\", matches: \"ACC\" } | {\"s\":\"accepted\"} | FAILURE",
                "success: { path: \"$.id\", exists: true } | {\"id\":0} | SUCCESS",
                "success: { path: \"$.id\", exists: true } | {\"id\":null} | FAILURE",
                "success: { path: \"$.error\", exists: false } | {} | SUCCESS",
                "success: { path: \"$.error\", exists: false } | {\"error\":\"x\"} | FAILURE",
                "success: { path: \"$.list[*].s\", equals: b } | {\"list\":[{\"s\":\"a\"},{\"s\":\"b\"}]} | SUCCESS",
                "success: { path: \"$..s\", equals: b } | {\"x\":{\"s\":\"b\"}} | SUCCESS",
                "success: { path: \"$.list\", equals: b } | {\"list\":[\"a\",\"b\"]} | SUCCESS",
                "success: { contains: accepted } | {\"s\":\"accepted\"} | SUCCESS",
                "success: { contains: [no, accepted] } | {\"s\":\"accepted\"} | SUCCESS",
                "success: { matches: \"acc[a-z]+\" } | {\"s\":\"accepted\"} | SUCCESS",
                "success: { status: 200 } | {} | SUCCESS",
                "success: { status: 2xx } | {} | SUCCESS",
                "success: { status: 201..299 } | {} | FAILURE",
                "success: { status: [201, 200] } | {} | SUCCESS",
                "success: { status: \"201, 2xx\" } | {} | SUCCESS",
                "success: { status: 200, path: \"$.s\", equals: a } | {\"s\":\"b\"} | FAILURE",
                "success: { all: [{ status: 200 }, { contains: x }] } | {\"s\":\"x\"} | SUCCESS",
                "success: { all: [{ status: 201 }, { contains: x }] } | {\"s\":\"x\"} | FAILURE",
                "success: { any: [{ status: 201 }, { contains: x }] } | {\"s\":\"x\"} | SUCCESS",
                "success: { not: { contains: x } } | {\"s\":\"x\"} | FAILURE",
                "success: { header: x-result, equals: ok } | {} | SUCCESS",
                "success: { header: X-Result, equals: no } | {} | FAILURE",
                "failure: { contains: no } | {\"s\":\"no\"} | FAILURE",
                "failure: { contains: no } | {\"s\":\"on\"} | SUCCESS",
                "duplicate: { contains: DUP } | {\"s\":\"DUP\"} | DUPLICATE",
                "duplicate: { contains: DUP } | {\"s\":\"dup\"} | SUCCESS",
                "error: { contains: x }, duplicate: { contains: x }, failure: { contains: x }, success: { contains: x } | {\"s\":\"x\"} | ERROR",
                "duplicate: { contains: x }, failure: { contains: x }, success: { contains: x } | {\"s\":\"x\"} | DUPLICATE",
                "failure: { contains: x }, success: { contains: x } | {\"s\":\"x\"} | FAILURE",
                "success: { path: \"$.s\", equals: ok }, duplicate: { contains: DUP } | DUP | DUPLICATE",
                "success: { path: \"$.s\", equals: ok }, failure: { not: { path: \"$.s\", equals: ok } } | {\"s\":\"o | UNREADABLE",
                "success: { contains: ok }, failure: { any: [{ path: \"$.s\", equals: no }, { contains: STOP }] } | ok but STOP | FAILURE",
                "success: { contains: ok } | `` | UNREADABLE",
                "success: { status: 200 } | `` | SUCCESS",
                "success: { header: x-result, exists: true } | `` | SUCCESS",
                "success: { contains: ok }, reason: \"$.r\" | ok | UNREADABLE",
                "read: json, success: { status: 200 } | nope | UNREADABLE",
                "read: text, success: { contains: o } | nope | SUCCESS",
                "read: text, success: { status: 200 } | `` | UNREADABLE",
                "read: form, success: { path: \"$.s\", equals: ok } | s=ok&t=1 | SUCCESS",
                "read: form, success: { path: \"$.s\", equals: ok } | nothing | UNREADABLE",
            })
    void conditions(String response, String body, String verdict) {
        Answer answer = new Answer(
                200,
                Map.of("content-type", List.of(JSON), "x-result", List.of("ok")),
                body.getBytes(StandardCharsets.UTF_8));
        assertThat(read(response, answer).verdict()).hasToString(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            quoteCharacter = '`',
            value = {
                "application/json; charset=utf-8 | reason: \"$.a.b\" | {\"a\":{\"b\":\"x\"}} | x",
                "application/problem+json | reason: \"$.detail\" | {\"detail\":\"x\"} | x",
                "text/html | reason: \"$.a\" | {\"a\":\"x\"} | x",
                "`` | reason: \"$.a\" | {\"a\":\"x\"} | x",
                "text/plain | reason: { path: \"$['a b']\" } | {\"a b\":\"x\"} | x",
                "application/json | reason: \"$.list[*]\" | {\"list\":[\" a \",\"\",\"b\",null,false,0]} | a, b",
                "application/json | reason: \"$.errors\" | {\"errors\":{\"phone\":[\"bad\"],\"zip\":\"short\"}} | bad, short",
                "application/json | reason: \"$.code\" | {\"code\":101} | 101",
                "text/xml | reason: { xpath: \"//reason\" } | <r><reason>a</reason><reason>b</reason></r> | a, b",
                "application/xml | reason: { xpath: \"/r/@why\" } | <r why='x'/> | x",
                "application/soap+xml | reason: { xpath: \"//why\" } | <s:E xmlns:s='urn:s'><s:why>x</s:why></s:E> | x",
                "text/xml | reason: { xpath: \"//*[local-name()='why']\" } | <s:E xmlns:s='urn:s'><s:why>x</s:why></s:E> | x",
                "text/xml | reason: { xpath: \"//*[name()='s:why']\" } | <s:E xmlns:s='urn:s'><s:why>x</s:why></s:E> | x",
                "text/xml | reason: { xpath: \"string(//why)\" } | <E xmlns='urn:s'><why>x</why></E> | x",
                "text/xml | reason: { xpath: \"count(//e)\" } | <r><e/><e/></r> | 2",
                "text/plain | reason: { xpath: \"//a\" } | <r><a>x</a></r> | x",
                "text/html | reason: { css: \"p.why\" } | <html><p class=why>a</p><p class=why>b | a, b",
                "text/html | reason: { css: \"input[name=r]\", attribute: value } | <input name=r value='x'> | x",
                "text/plain | reason: { matches: \"reason=(\\\\w+)\" } | reason=bad reason=old | bad, old",
                "text/plain | reason: { matches: \"E[0-9]+\" } | E12: no | E12",
                "application/json | reason: { header: X-Reason } | {} | because",
                "application/x-www-form-urlencoded | reason: \"$.r\" | r=a+b&r=c%26 | a b, c&",
                "application/json | reason: \"$.none.deeper[3]\" | {\"none\":1} | ``",
            })
    void picks(String contentType, String response, String body, String expected) {
        Answer answer = new Answer(
                404,
                contentType.isEmpty()
                        ? Map.of("x-reason", List.of("because"))
                        : Map.of("content-type", List.of(contentType), "x-reason", List.of("because")),
                body.getBytes(StandardCharsets.UTF_8));
        Reading reading = read(response, answer);
        assertThat(reading.verdict()).isEqualTo(Reading.Verdict.FAILURE);
        assertThat(reading.reason()).isEqualTo(expected.isEmpty() ? null : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            quoteCharacter = '`',
            value = {
                "12.5 | 1250",
                "12 | 1200",
                "0 | 0",
                "\"$12.50\" | 1250",
                "\"USD 12.50\" | 1250",
                "\"12.50 USD\" | 1250",
                "\"1,234.5\" | 123450",
                "\"US$ 5\" | 500",
                "\".5\" | 50",
                "\"€7\" | 700",
                "\" 12.50 \" | 1250",
                "12.345 | 1235",
                "38.00 | 3800",
                "[12.5, 99] | 1250",
                "{\"amount\": 3} | 300",
                "\"12,50\" | 1250",
                "\"1.234,50 €\" | 123450",
                "\"€ 1 234,5\" | 123450",
                "\"1'234.50 CHF\" | 123450",
                "\"1.234.567\" | 123456700",
                "\"US$ 12\" | 1200",
                "\"1,23,4\" | ``",
                "\"1.2.3\" | ``",
                "\"12 50\" | ``",
                "\"12 apples\" | ``",
                "\",\" | ``",
                "\"free\" | ``",
                "-5 | ``",
                "\"-5\" | ``",
                "true | ``",
                "\"1e9\" | ``",
                "1e400 | ``",
                "null | ``",
                "\"\" | ``",
                "\"12.50.1\" | ``",
                "99999999999999999999 | ``",
                "[\"free\", 5] | ``",
            })
    void pricesBecomeCents(String price, String cents) {
        Reading reading = read("price: \"$.p\"", Samples.answer(200, JSON, "{\"p\":" + price + "}"));
        assertThat(reading.cents()).isEqualTo(cents.isEmpty() ? null : Long.valueOf(cents));
    }

    @Test
    void defaultsFillGaps() {
        String response = ACCEPTED + ", default_reason: No reason given, default_price: 9.99";
        Reading sold = read(response, Samples.answer(200, JSON, "{\"status\":\"accepted\",\"leadId\":\"1\"}"));
        assertThat(sold.cents()).isEqualTo(999);
        assertThat(sold.reason()).isNull();
        Reading refused = read(response, Samples.answer(200, JSON, "{\"status\":\"rejected\"}"));
        assertThat(refused.cents()).isNull();
        assertThat(refused.reason()).isEqualTo("No reason given");
    }

    @Test
    void a5xxKeepsAReasonItGives() {
        assertThat(read(ACCEPTED, Samples.answer(500, JSON, "{\"message\":\"Out of order\"}"))
                        .reason())
                .isEqualTo("Out of order");
        assertThat(read(ACCEPTED, Samples.answer(502, "text/html", "<h1>Bad gateway</h1>"))
                        .reason())
                .isEqualTo("Server error");
    }

    @Test
    void anUnreadableAnswerSaysWhy() {
        assertThat(read(ACCEPTED, Samples.answer(200, JSON, "")).reason()).isEqualTo("The answer is empty");
        assertThat(read(ACCEPTED, Samples.answer(200, JSON, "{")).reason()).isEqualTo("The answer is not json");
        assertThat(read(ACCEPTED, Samples.answer(200, JSON, "{\"status\":\"accepted\"}"))
                        .reason())
                .isEqualTo("The answer names no reference");
    }

    @Test
    void referencesAreText() {
        assertThat(read(
                                ACCEPTED,
                                Samples.answer(200, JSON, "{\"status\":\"accepted\",\"leadId\":12345678901234567890}"))
                        .reference())
                .isEqualTo("12345678901234567890");
        assertThat(read("reference: { xpath: //id }", Samples.answer(200, "text/xml", "<r><id> A </id></r>"))
                        .reference())
                .isEqualTo("A");
    }

    @Test
    void appendedValuesKeepTheirType() {
        String response =
                "append: { text: $.t, yes: $.b, number: $.n, list: $.l, object: $.o, none: $.x, blank: $.z, header: { header: X-Check } }";
        Answer answer = new Answer(
                200,
                Map.of("content-type", List.of(JSON), "x-check", List.of("h")),
                "{\"t\":\"mobile\",\"b\":true,\"n\":1.50,\"l\":[1,\"a\"],\"o\":{\"k\":1},\"z\":null}"
                        .getBytes(StandardCharsets.UTF_8));
        Map<String, Object> append = read(response, answer).append();
        assertThat(append).containsOnlyKeys("text", "yes", "number", "list", "object", "header");
        assertThat(append)
                .containsEntry("text", "mobile")
                .containsEntry("yes", true)
                .containsEntry("list", "1, a")
                .containsEntry("object", "{\"k\":1}")
                .containsEntry("header", "h");
        assertThat((BigDecimal) append.get("number")).isEqualByComparingTo("1.5");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain; charset=ISO-8859-1, ISO-8859-1",
        "text/plain;charset=\"windows-1252\", windows-1252",
        "text/plain; charset=UTF-16, UTF-16",
        "text/plain, UTF-8",
        "text/plain; charset=nonsense!, UTF-8"
    })
    void theCharsetIsTheAnswersOwn(String contentType, String charset) {
        Answer answer =
                new Answer(200, Map.of("content-type", List.of(contentType)), "Zoë".getBytes(Charset.forName(charset)));
        assertThat(read("reason: { matches: \"Z.*\" }", answer).reason()).isEqualTo("Zoë");
    }

    @Test
    void xmlSaysItsOwnCharset() {
        byte[] body = "<?xml version='1.0' encoding='ISO-8859-1'?><r>Zoë</r>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read("reason: { xpath: /r }", new Answer(200, Map.of("content-type", List.of("text/xml")), body))
                        .reason())
                .isEqualTo("Zoë");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r><id>&x;</id></r>",
                "<!DOCTYPE r SYSTEM 'http://127.0.0.1:1/x.dtd'><r><id>1</id></r>",
                "<!DOCTYPE r [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]><r><id>&b;</id></r>",
                "<r><id>1</id>",
            })
    void xmlThatReachesOutOrGrowsIsNotRead(String body) {
        Reading reading = read(
                "success: { xpath: //id, exists: true }, reference: { xpath: //id }",
                Samples.answer(200, "text/xml", body));
        assertThat(reading.verdict()).isEqualTo(Reading.Verdict.UNREADABLE);
        assertThat(reading.reference()).isNull();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void deepAndHugeAnswersAreReadOrRefused() {
        assertThat(read(ACCEPTED, Samples.answer(200, JSON, "[".repeat(100_000)))
                        .verdict())
                .isEqualTo(Reading.Verdict.UNREADABLE);
        assertThat(read(
                                "reason: { xpath: //a }, success: { xpath: //b, exists: true }",
                                Samples.answer(200, "text/xml", "<a>".repeat(50_000) + "</a>".repeat(50_000)))
                        .verdict())
                .isEqualTo(Reading.Verdict.UNREADABLE);
        assertThat(read("success: { css: b, exists: true }", Samples.answer(200, "text/html", "<div>".repeat(50_000)))
                        .verdict())
                .isEqualTo(Reading.Verdict.FAILURE);
        assertThat(read(
                                "success: { matches: \"(a+)+$\" }",
                                Samples.answer(200, "text/plain", "a".repeat(200_000) + "b"))
                        .verdict())
                .isEqualTo(Reading.Verdict.FAILURE);
    }

    @Test
    void theTextForTheJournalIsCutBetweenCharacters() {
        String body = "a".repeat(64 * 1024 - 1) + "\uD83D\uDE00b";
        assertThat(read("success: { contains: b }", Samples.answer(200, "text/plain", body))
                        .text())
                .hasSize(64 * 1024 - 1);
    }

    @Test
    void bidsAreRead() {
        String yaml =
                "url: https://b.example\nping: { url: \"https://b.example/ping\", response: { bid: \"$.bid\", reference: \"$.ping_id\" } }";
        ExchangeMapping ping =
                java.util.Objects.requireNonNull(Samples.recipient(yaml).ping());
        Reading reading = ping.read(Samples.answer(200, JSON, "{\"bid\":\"$38.00\",\"ping_id\":\"P-1\"}"));
        assertThat(reading.verdict()).isEqualTo(Reading.Verdict.SUCCESS);
        assertThat(reading.cents()).isEqualTo(3800);
        assertThat(reading.reference()).isEqualTo("P-1");
    }

    @Test
    void noAnswerWhateverThrows() {
        Random random = new Random(20261121);
        List<String> bits = List.of(
                "{",
                "}",
                "[",
                "]",
                "\"",
                ":",
                ",",
                "status",
                "accepted",
                "<",
                ">",
                "/",
                "a",
                "&",
                "=",
                "%",
                "1e999999999",
                "null",
                "\u0000",
                "\uD800",
                "<!DOCTYPE a>",
                "<?xml",
                "?>");
        List<String> types = List.of(
                "",
                JSON,
                "text/xml",
                "text/html",
                "text/plain",
                "application/x-www-form-urlencoded",
                "nonsense",
                ";charset=",
                JSON + ";charset=\u0000");
        List<ExchangeMapping> mappings = List.of(
                mapping(ACCEPTED),
                mapping("success: { xpath: //a, equals: b }, price: { xpath: //p }"),
                mapping("reason: { css: a }, append: { x: { matches: \"(a)|b\" } }"),
                mapping("price: \"$..*\""));
        for (int round = 0; round < 1_000; round++) {
            String body = IntStream.range(0, random.nextInt(12))
                    .mapToObj(i -> bits.get(random.nextInt(bits.size())))
                    .reduce("", String::concat);
            Answer answer = Samples.answer(random.nextInt(100, 600), types.get(random.nextInt(types.size())), body);
            mappings.forEach(
                    mapping -> assertThat(mapping.read(answer).verdict()).isNotNull());
        }
    }

    @Test
    void oneMappingServesManyThreads() {
        ExchangeMapping mapping = mapping("success: { xpath: \"//s\", equals: ok }, reference: { xpath: //id }");
        List<String> references = IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> mapping.read(
                        Samples.answer(200, "text/xml", "<x:r xmlns:x='u'><x:s>ok</x:s><x:id>" + i + "</x:id></x:r>")))
                .map(Reading::reference)
                .toList();
        assertThat(references)
                .isEqualTo(IntStream.range(0, 500).mapToObj(Integer::toString).toList());
    }

    private static Reading read(String response, Answer answer) {
        return mapping(response).read(answer);
    }

    private static ExchangeMapping mapping(String response) {
        return Samples.recipient("url: https://b.example\nresponse: { " + response + " }")
                .post();
    }
}
