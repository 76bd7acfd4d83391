package io.waybill.mappings.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Mappings;
import io.waybill.mappings.Samples;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileAnswerTest {
    private static final String JSON = "application/json";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ path: \"$..a..b..c\" }",
                "{ path: \"$..[?(@..a)]\" }",
                "{ path: \"$.a[?(@.b[?(@.c)])]\" }",
                "{ matches: \"((a{1000}){1000}){1000}\" }",
                "{ matches: \"(x{500}y{500}){10}\" }",
                "{ matches: \"(?=a)\" }",
                "{ matches: \"(a)\\\\1\" }",
                "{ path: \"$.a[?(@.b =~ /x/)]\" }",
            })
    void pathsAndPatternsThatCouldTakeLongAreRefused(String reason) {
        Mappings mappings = Samples.load(
                "mappings/recipients/x.yaml", "url: https://b.example\nresponse: { reason: %s }".formatted(reason));
        assertThat(mappings.problems()).isNotEmpty();
        assertThat(mappings.recipients()).isEmpty();
    }

    @ParameterizedTest
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    @CsvSource(
            delimiterString = "|",
            value = {
                "{ path: \"$..a\" } | application/json",
                "{ path: \"$..a..b\" } | application/json",
                "{ path: \"$.a[?(@.b == 1)]\" } | application/json",
                "{ xpath: \"//a[count(.//b) > 1]\" } | text/xml",
                "{ css: \"div div div p\" } | text/html",
                "{ matches: \"(a*)*b\" } | text/plain",
                "{ matches: \"(x+x+)+y\" } | text/plain",
            })
    void anAnswerOfAnyKindIsReadInTime(String reason, String type) {
        for (String body : new String[] {
            "[".repeat(100_000) + "]".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "{\"a\":[" + "{\"b\":1},".repeat(50_000) + "{}]}",
            "<a>".repeat(50_000),
            "<a>" + "<b/>".repeat(50_000) + "</a>",
            "<div>".repeat(20_000) + "x",
            "a".repeat(200_000),
            "x".repeat(200_000),
            "\u0000\uFFFF\uD800<{[&%",
        }) {
            assertThat(read("reason: " + reason, Samples.answer(200, type, body)))
                    .isNotNull();
            assertThat(read(
                            "leadconduit: { search: \"(a*)*b\", reason: \"(x+x+)+y\", price: \"//a/text()\" }",
                            Samples.answer(200, type, body)))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r><id>&x;</id></r>",
                "<!DOCTYPE r [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]><r><id>&b;</id></r>",
            })
    void entitiesAreNeverResolvedInSettingsThatCameAlongEither(String body) {
        Reading reading = read(
                "leadconduit: { search: root, reason: \"//id/text()\", reference: \"//id\" }",
                Samples.answer(200, "text/xml", body));
        assertThat(reading.reason()).isNull();
        assertThat(reading.reference()).isNull();
        assertThat(reading.verdict()).isEqualTo(Reading.Verdict.FAILURE);
    }

    @Test
    void ofAKeyThatIsThereTwiceTheLastCounts() {
        assertThat(read("reason: \"$.a\"", Samples.answer(400, JSON, "{\"a\":\"x\",\"a\":\"y\"}"))
                        .reason())
                .isEqualTo("y");
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012345678901234567890, 123456789012345678901234567890",
        "1e400, 1E+400",
        "-0, ",
        "0.10, 0.1",
    })
    void numbersOfAnySizeAreText(String number, String text) {
        assertThat(read("reason: \"$.a\"", Samples.answer(400, JSON, "{\"a\":%s}".formatted(number)))
                        .reason())
                .isEqualTo(text);
    }

    @Test
    void aPriceBeyondAllBoundsIsNone() {
        assertThat(read("price: \"$.a\"", Samples.answer(200, JSON, "{\"a\":1e400}"))
                        .cents())
                .isNull();
        assertThat(read("price: \"$.a\"", Samples.answer(200, JSON, "{\"a\":\"99999999999999999999\"}"))
                        .cents())
                .isNull();
    }

    private static Reading read(String response, Answer answer) {
        return Samples.recipient("url: https://b.example\nresponse: { %s }".formatted(response))
                .post()
                .read(answer);
    }
}
