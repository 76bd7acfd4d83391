package io.waybill.mappings.response;

import static io.waybill.mappings.response.Readings.ACCEPTED;
import static io.waybill.mappings.response.Readings.JSON;
import static io.waybill.mappings.response.Readings.mapping;
import static io.waybill.mappings.response.Readings.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Samples;
import io.waybill.mappings.request.ExchangeMapping;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {
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
}
