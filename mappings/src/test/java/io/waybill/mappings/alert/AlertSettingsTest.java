package io.waybill.mappings.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.MappingLoader;
import io.waybill.mappings.Mappings;
import io.waybill.mappings.alert.AlertSettings.Webhook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertSettingsTest {
    private static Mappings load(String yaml) {
        return MappingLoader.load(
                Map.of("mappings/alerts.yaml", yaml.getBytes(StandardCharsets.UTF_8)),
                name -> name.equals("HOOK") ? "s3cret" : null);
    }

    @Test
    void everyKeyThatCanBeWrittenIsUnderstood() {
        Mappings loaded = load("""
                email: [ops@example.com, boss@example.com]
                webhook: [ { url: "https://hooks.example.com/${HOOK}", secret: "${HOOK}" } ]
                kinds: [breaker_opened, cap_reached]
                thresholds: { window: 5m, attempts: 50, success: 95, response: 500ms, errors: 2, budget: 20, reviews: 10 }
                """);

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.alerts())
                .isEqualTo(new AlertSettings(
                        List.of("ops@example.com", "boss@example.com"),
                        List.of(new Webhook(URI.create("https://hooks.example.com/s3cret"), "s3cret")),
                        Set.of("breaker_opened", "cap_reached"),
                        new AlertThresholds(Duration.ofMinutes(5), 50, 95, Duration.ofMillis(500), 2, 20, 10)));
        assertThat(loaded.alerts().toString()).doesNotContain("s3cret");
        assertThat(loaded.alerts().tells("in_doubt")).isFalse();
    }

    @Test
    void withoutTheFileTheUsualThresholdsHoldAndNobodyIsTold() {
        assertThat(MappingLoader.load(Map.of(), name -> null).alerts()).isEqualTo(AlertSettings.NONE);
        assertThat(AlertSettings.NONE.tells("anything")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email: ops                          | 1 | email                | Maybe email: [ops@example.com]
            emial: ops@example.com              | 1 | emial                | Maybe email
            webhook: { url: "ftp://a.example" } | 1 | webhook.url          | Maybe https://hooks.example.com/waybill
            webhook: https://a.example          | 1 | webhook              | not a map. Maybe {
            webhook: { url: "https://a.example/", secret: "${NONE}" } | 1 | webhook.secret | Maybe set the environment variable NONE
            thresholds: { window: 2h }          | 1 | thresholds.window    | Maybe 15m
            thresholds: { success: 101 }        | 1 | thresholds.success   | more than 100
            thresholds: { response: soon }      | 1 | thresholds.response  | Maybe 10s
            kinds: [Breaker]                    | 1 | kinds                | Maybe kinds:
            """)
    void aMistakeSaysWhereItIsAndWhatWouldBeRight(String yaml, int row, String key, String text) {
        Mappings loaded = load(yaml + "\n");

        assertThat(loaded.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("mappings/alerts.yaml");
            assertThat(problem.line()).isEqualTo(row);
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.text()).contains(text);
        });
        assertThat(loaded.alerts()).isEqualTo(AlertSettings.NONE);
    }
}
