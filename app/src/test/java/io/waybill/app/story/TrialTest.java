package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.Eventually;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Releases tried on live leads before they are activated. */
class TrialTest extends ReleaseStory {
    private String first = "";
    private String second = "";

    @BeforeEach
    void twoReleases() {
        startUnwatched();
        first = inForce();
        second = imported("80.50");
    }

    private void tell(String path, String json) {
        var answer = waybill().client().tell("/releases/" + second + path, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void end(String path) {
        var answer = waybill().client().upload("DELETE", "/releases/" + second + path, new byte[0]);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aShadowNotesWhatItWouldHaveDecidedAndDecidesNothing() {
        tell("/shadow", "");

        var found = Eventually.get(() -> {
            assertThat(price()).isEqualTo("75.00");
            var shown = waybill().api("/releases/" + second + "/shadow");
            assertThat(shown.path("different").asInt()).isPositive();
            return shown;
        });
        assertThat(found.path("running").asBoolean()).isTrue();
        var difference = found.path("differences").get(0);
        assertThat(difference.path("release").asText()).isEqualTo(first);
        assertThat(difference.path("decided").toString()).contains("75").doesNotContain("80.5");
        assertThat(difference.path("shadow").toString()).contains("80.5");

        end("/shadow");
        assertThat(waybill()
                        .api("/releases/" + second + "/shadow")
                        .path("running")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aCanaryDecidesForSomeLeadsUntilItEnds() {
        tell("/canary", "{\"percent\":50}");
        assertThat(waybill().api("/releases/" + second).path("state").asText()).isEqualTo("canary");

        Set<String> seen = new HashSet<>();
        Eventually.holds(() -> {
            var lead = lead(submit());
            var by = decidedBy(lead);
            assertThat(lead.path("revenue").asText()).isEqualTo(by.equals(second) ? "80.50" : "75.00");
            seen.add(by);
            assertThat(seen).containsExactlyInAnyOrder(first, second);
        });

        end("/canary");
        Eventually.holds(() -> {
            for (int lead = 0; lead < 10; lead++) {
                assertThat(price()).isEqualTo("75.00");
            }
        });
    }

    @Test
    void aCanaryThatIsActivatedIsOneNoLonger() {
        tell("/canary", "{\"percent\":50}");

        activated(second);

        assertThat(waybill().api("/releases/" + second).path("state").asText()).isEqualTo("active");
        assertThat(price()).isEqualTo("80.50");
        assertThat(rollBack().statusCode()).isEqualTo(200);
        Eventually.holds(() -> {
            for (int lead = 0; lead < 10; lead++) {
                assertThat(price()).isEqualTo("75.00");
            }
        });
    }

    @Test
    void aShareThatIsNoShareIsRefused() {
        for (var body : new String[] {"", "{\"percent\":0}", "{\"percent\":100}", "{\"percent\":\"x\"}", "[]"}) {
            assertThat(waybill()
                            .client()
                            .tell("/releases/" + second + "/canary", body)
                            .statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(waybill().client().tell("/releases/" + first + "/shadow", "").statusCode())
                .isEqualTo(409);
    }
}
