package io.waybill.mappings.response;

import static io.waybill.mappings.response.Readings.ACCEPTED;
import static io.waybill.mappings.response.Readings.JSON;
import static io.waybill.mappings.response.Readings.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Samples;
import io.waybill.mappings.request.ExchangeMapping;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
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
}
