package io.waybill.mappings.response;

import static io.waybill.mappings.response.Readings.ACCEPTED;
import static io.waybill.mappings.response.Readings.JSON;
import static io.waybill.mappings.response.Readings.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Samples;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicksTest {
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
}
