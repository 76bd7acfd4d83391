package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.app.fake.Visit;
import io.waybill.app.fake.WaybillProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Five leads are stopped at five points of their way by one {@code kill -9}; the buyers' ledger judges what the next start does with them. */
class CrashTest {
    @Nested
    class OfTheProcessAlone extends Crash {
        @Override
        void happens(WaybillProcess waybill) {
            waybill.kill();
        }

        @Test
        void theDatabaseThatStillRunsIsTakenOver() {
            assertThat(waybill().output())
                    .contains("process " + waybill().database().pid());
            assertThat(waybill().output()).contains("Took over the database server that still runs");
        }
    }

    @Nested
    class OfProcessAndDatabase extends Crash {
        @Override
        void happens(WaybillProcess waybill) {
            waybill.killAll();
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class Crash {
        private static final String RETRIES = """
                id,exchange,status,fault,class,retry,backoff,timeout_factor,then
                slow,,,timeout,timeout,3,10ms,1,next
                down,,5xx,,server_error,3,2s,1,next
                """;

        private final FakeBuyer buyer = FakeBuyer.start();
        private final int port = WaybillProcess.freePort();
        private final Map<String, String> leads = new HashMap<>();
        private @Nullable WaybillProcess running;

        abstract void happens(WaybillProcess waybill);

        @BeforeAll
        void crashInTheMiddle(@TempDir Path folder) {
            writeHome(TestHome.in(folder));
            running = WaybillProcess.start(folder, port, Map.of());
            List.of("CA", "NY", "TX", "WA", "FL").forEach(state -> leads.put(state, submit(state)));
            Eventually.holds(() -> assertThat(buyer.visits())
                    .extracting(Visit::path)
                    .contains("/taker", "/silent", "/picky", "/slow", "/check", "/busy"));
            Eventually.holds(() ->
                    assertThat(Story.events(lead("FL"), "retry.scheduled")).hasSize(1));
            happens(waybill());
            running = WaybillProcess.start(folder, port, Map.of());
        }

        @AfterAll
        void stop() {
            if (running != null) {
                running.close();
            }
            buyer.close();
        }

        private void writeHome(TestHome home) {
            buyer.answers("/taker").acceptsAndHangs().accepts();
            buyer.answers("/silent").acceptsAndHangs();
            buyer.answers("/picky").rejects();
            buyer.answers("/slow").hangs().accepts();
            buyer.answers("/busy").with(503).accepts();
            buyer.answers("/check").hangs().with(200, "{\"type\":\"mobile\"}");
            recipient(home, "taker", "idempotent: true\n");
            recipient(home, "silent", "");
            recipient(home, "picky", "");
            recipient(home, "slow", "idempotent: true\n");
            recipient(home, "busy", "");
            recipient(home, "spare", "");
            home.buyers("""
                            ca,CA,taker,75.00,1,1
                            ny,NY,silent,75.00,1,1
                            tx,TX,picky,75.00,1,1
                            tx2,TX,slow,70.00,1,2
                            fl,FL,busy,75.00,1,1
                            spare,"CA, NY, TX, FL",spare,10.00,1,9
                            wa,WA,spare,10.00,1,9
                            """)
                    .write("rules/flows/loans/outcomes.csv", RETRIES)
                    .write("rules/flows/loans/enhancements.csv", "id,state,enhancement,required\nwa,WA,check,yes\n")
                    .write("mappings/enhancements/check.yaml", """
                            name: Check
                            class: add-on
                            url: "%s"
                            format: json
                            body: { phone: "{{ lead.phone_1 }}" }
                            response: { success: { status: 200 }, append: { type: "$.type" } }
                            """.formatted(buyer.uri("/check")));
        }

        private void recipient(TestHome home, String id, String more) {
            home.buyer(id, buyer.uri("/" + id).toString(), more);
        }

        private String submit(String state) {
            var lead = "{\"fname\":\"Ann\",\"state\":\"%s\",\"loan_amount\":\"15000\"}".formatted(state);
            var answer = waybill()
                    .client()
                    .submitting("loans", "web", "?wait=0", lead)
                    .join();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return RunningWaybill.json(answer.body()).at("/lead/id").asText();
        }

        WaybillProcess waybill() {
            return Objects.requireNonNull(running);
        }

        private JsonNode lead(String state) {
            return waybill().client().lead(Objects.requireNonNull(leads.get(state)));
        }

        private JsonNode leadIn(String outcome, String state) {
            return Eventually.get(() -> {
                var lead = lead(state);
                assertThat(lead.path("state").asText())
                        .as("%s in %s", lead, waybill().output())
                        .isEqualTo(outcome);
                return lead;
            });
        }

        /** Who was asked to take the lead, in order. */
        private List<String> asked(String state) {
            var id = Objects.requireNonNull(leads.get(state));
            return buyer.visits().stream()
                    .filter(visit -> visit.body().contains(id))
                    .map(Visit::path)
                    .toList();
        }

        private void triedTwiceWithOneKey(String path) {
            assertThat(buyer.visits(path)).extracting(Visit::attempt).containsExactly("1", "2");
            assertThat(buyer.visits(path)).extracting(Visit::key).doesNotContainNull();
            assertThat(buyer.visits(path).stream().map(Visit::key).distinct()).hasSize(1);
        }

        private static List<String> buyers(JsonNode lead) {
            return lead.path("sales").findValuesAsText("recipient");
        }

        @Test
        void aPostThatAnIdempotentBuyerTookIsRepeatedWithItsKeyAndSoldOnce() {
            var lead = leadIn("sold", "CA");

            assertThat(buyers(lead)).containsExactly("taker");
            assertThat(lead.path("revenue").asText()).isEqualTo("75.00");
            triedTwiceWithOneKey("/taker");
            assertThat(asked("CA")).containsExactly("/taker", "/taker");
        }

        @Test
        void aPostThatAnyOtherBuyerMayHaveTakenIsHeldForAPersonAndNobodyIsAskedAgain() {
            var lead = leadIn("review", "NY");

            assertThat(Story.events(lead, "exchange.finished")
                            .getFirst()
                            .path("outcome")
                            .asText())
                    .isEqualTo("unknown");
            assertThat(Story.events(lead, "delivery.parked")
                            .getFirst()
                            .path("to")
                            .asText())
                    .isEqualTo("silent");
            assertThat(lead.path("sales")).isEmpty();
            assertThat(asked("NY")).containsExactly("/silent");
        }

        @Test
        void aBuyerThatHadRejectedIsNotAskedAgainWhenTheSecondWasInterrupted() {
            var lead = leadIn("sold", "TX");

            assertThat(buyers(lead)).containsExactly("slow");
            triedTwiceWithOneKey("/slow");
            assertThat(asked("TX")).containsExactly("/picky", "/slow", "/slow");
        }

        @Test
        void aRetryThatWasScheduledHappensWithTheSameKey() {
            var lead = leadIn("sold", "FL");

            assertThat(buyers(lead)).containsExactly("busy");
            triedTwiceWithOneKey("/busy");
            assertThat(asked("FL")).containsExactly("/busy", "/busy");
        }

        @Test
        void anEnhancementThatWasInterruptedIsAskedAgainAndTheLeadFinishes() {
            var lead = leadIn("sold", "WA");

            assertThat(lead.at("/appended/check/type").asText()).isEqualTo("mobile");
            assertThat(buyer.visits("/check")).hasSize(2);
            assertThat(asked("WA")).containsExactly("/spare");
        }
    }
}
