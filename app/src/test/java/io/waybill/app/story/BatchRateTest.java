package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchRateTest extends Collecting {
    private static final String ONE = "size: 1, every: 1h";

    // A window of a thousand hours, so that it does not end while the test runs.
    @Test
    void aBatchForWhichThereIsNoRoomStaysSealedAndItsLeadsWait() {
        startWith(ONE, "rate_limit: 0.002/h\n");
        try (var other = RunningWaybill.start(home().root(), database, Map.of("waybill.node", "other"))) {
            assertThat(other.uri()).isNotEqualTo(waybill().uri());

            handIn("Ann", "Bob", "Cid", "Dan");

            bulkVisits(2);
            Eventually.holds(() -> assertThat(batches(""))
                    .extracting(batch -> batch.path("state").asText())
                    .containsExactlyInAnyOrder("answered", "answered", "sealed", "sealed"));
            home().buyer("bulk", buyer.uri("/bulk").toString(), "batch: { " + ONE + " }\nrate_limit: 0.003/h\n");
            bulkVisits(3);
        }
        assertThat(buyer.visits("/spare")).isEmpty();
    }

    @Test
    void batchesGoOnInTheNextWindow() {
        startWith(ONE, "rate_limit: 1/s\n");

        handIn("Ann", "Bob", "Cid")
                .forEach(lead -> assertThat(soldTo(leadIn("sold", lead))).isEqualTo("bulk"));

        assertThat(batches("").stream()
                        .map(batch -> Instant.parse(batch.path("sent_at").asText()))
                        .map(sent -> sent.toEpochMilli() / Duration.ofSeconds(1).toMillis()))
                .doesNotHaveDuplicates();
    }

    @Test
    void testLeadsAreNotHeldUpByTheRecipientsLimit() {
        startWith(ONE, "rate_limit: 0.001/h\n");
        home().write(
                        "mappings/sources/trial.yaml",
                        "name: Trial\nflows: [loans]\nauth: none\nfields: { fname: first_name }\ntest: true\n");

        handIn("Ann");
        bulkVisits(1);

        Eventually.holds(() -> assertThat(client().submitting("loans", "trial", "?wait=0", lead("Eve"))
                        .join()
                        .statusCode())
                .isEqualTo(202));
        Eventually.holds(() -> assertThat(batches(""))
                .filteredOn(batch -> batch.path("test").asBoolean())
                .extracting(batch -> batch.path("state").asText())
                .containsExactly("answered"));
    }
}
