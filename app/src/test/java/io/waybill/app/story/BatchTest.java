package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest extends Collecting {
    private static final String TWO = "size: 2, every: 1h, ";

    private static String results(String... items) {
        return "{\"results\":[" + String.join(",", items) + "]}";
    }

    private static String accepted(String reference) {
        return "{\"status\":\"accepted\",\"leadId\":\"%s\"}".formatted(reference);
    }

    private static final String REJECTED = "{\"status\":\"rejected\",\"message\":\"too small\"}";

    @Test
    void aFullBatchIsOneRequestAndEachLeadHearsItsOwnAnswer() {
        buyer.answers("/bulk").with(200, results(accepted("R-1"), REJECTED));
        startWith(TWO + BY_ORDER, "");

        var leads = handIn("Ann", "Bob");

        var ann = leadIn("sold", leads.getFirst());
        var bob = leadIn("sold", leads.getLast());
        assertThat(reference(ann)).isEqualTo("R-1");
        assertThat(soldTo(bob)).isEqualTo("spare");
        assertThat(events(bob, "exchange.finished").getFirst().path("reason").asText())
                .isEqualTo("too small");
        var visit = bulkVisits(1).getFirst();
        var body = RunningWaybill.json(visit.body());
        assertThat(body.findValuesAsText("name")).containsExactly("Ann", "Bob");
        assertThat(body.findValuesAsText("id"))
                .containsExactly(ann.path("id").asText(), bob.path("id").asText());
        assertThat(visit.key()).isEqualTo(batches("").getFirst().path("id").asText());
    }

    @Test
    void theJournalHasTheIntentBeforeTheBatchLeavesAndTheOutcomeAfter() {
        startWith(TWO + BY_ORDER, "");

        var ann = leadIn("waiting", handIn("Ann").getFirst());

        assertThat(RunningWaybill.types(ann)).containsExactly("lead.received", "rules.evaluated", "exchange.started");
        var started = last(ann, "exchange.started");
        assertThat(started.at("/batch/size").asInt()).isEqualTo(2);
        assertThat(started.at("/batch/every").asLong()).isEqualTo(3_600_000);
        assertThat(started.at("/request/body").asText()).contains("Ann");
        assertThat(ann.path("outcome").asText()).isEqualTo("pending");
        assertThat(buyer.visits()).isEmpty();
    }

    @Test
    void whatIsNotFullGoesWhenItsTimeIsUp() {
        buyer.answers("/bulk").with(200, results(accepted("R-1")));
        startWith("size: 100, every: 1s, " + BY_ORDER, "");

        var ann = handIn("Ann").getFirst();

        assertThat(reference(leadIn("sold", ann))).isEqualTo("R-1");
    }

    @Test
    void aSourceThatWaitsLongEnoughIsToldTheOutcome() {
        buyer.answers("/bulk").with(200, results(accepted("R-1"), accepted("R-2")));
        startWith(TWO + BY_ORDER, "");
        home().write("rules/flows/loans/purchase.csv", "id,pay\nshare,50%\n");

        var first = client().submitting("loans", "web", "", lead("Ann"));
        handIn("Bob");

        assertThat(RunningWaybill.json(first.join().body()).path("outcome").asText())
                .isEqualTo("success");
    }

    @Test
    void aKeyTellsWhoseAnswerItIsAndWhoIsNotSpokenOfIsUnknown() {
        buyer.answers("/bulk").with(200, """
                        {"results":[{"name":"Cid","status":"accepted","leadId":"R-3"},{"name":"Ann","status":"accepted","leadId":"R-1"}]}""");
        startWith("size: 3, every: 1h, format: csv, key: \"$.name\", " + BY_ORDER, "");

        var leads = handIn("Ann", "Bob", "Cid");

        assertThat(reference(leadIn("sold", leads.get(0)))).isEqualTo("R-1");
        assertThat(reference(leadIn("sold", leads.get(2)))).isEqualTo("R-3");
        var bob = leadIn("review", leads.get(1));
        assertThat(last(bob, "exchange.finished").path("outcome").asText()).isEqualTo("unknown");
        assertThat(last(bob, "exchange.finished").path("reason").asText())
                .isEqualTo("The answer does not speak of this lead");
        assertThat(buyer.visits("/spare")).isEmpty();
        var visit = bulkVisits(1).getFirst();
        assertThat(visit.body().lines().toList())
                .hasSize(4)
                .startsWith("id,name,amount")
                .anyMatch(line -> line.endsWith(",Bob,15000"));
        assertThat(visit.headers()).containsEntry("content-type", "text/csv; charset=utf-8");
    }

    @Test
    void withoutItemsTheAnswerHoldsForAll() {
        buyer.answers("/bulk").with(200, accepted("FILE-7"));
        startWith(TWO, "");

        var leads = handIn("Ann", "Bob");

        assertThat(leads)
                .allSatisfy(lead -> assertThat(reference(leadIn("sold", lead))).isEqualTo("FILE-7"));
    }

    @Test
    void anAcceptanceWithoutItsItemsIsUnknownForAll() {
        buyer.answers("/bulk").with(200, accepted("FILE-7"));
        startWith(TWO + BY_ORDER, "");

        var leads = handIn("Ann", "Bob");

        assertThat(leads)
                .allSatisfy(lead -> assertThat(last(leadIn("review", lead), "exchange.finished")
                                .path("reason")
                                .asText())
                        .isEqualTo("The answer has no items"));
        assertThat(buyer.visits("/spare")).isEmpty();
    }

    @Test
    void aBatchThatCertainlyFailedIsTriedAgainAsTheOutcomesTableSays() {
        buyer.answers("/bulk").with(503).then(200, results(accepted("R-1"), accepted("R-2")));
        startWith(TWO + BY_ORDER, "");

        var leads = handIn("Ann", "Bob");

        assertThat(leads).allSatisfy(lead -> {
            var sold = leadIn("sold", lead);
            assertThat(soldTo(sold)).isEqualTo("bulk");
            assertThat(events(sold, "retry.scheduled")).hasSize(1);
            assertThat(events(sold, "exchange.started")).hasSize(2);
        });
        assertThat(bulkVisits(2).stream().map(visit -> visit.key()).distinct()).hasSize(2);
    }

    @Test
    void aBatchThatIsRefusedGoesToTheNextBuyerLeadByLead() {
        buyer.answers("/bulk").with(400, "{\"message\":\"wrong columns\"}");
        startWith(TWO + BY_ORDER, "");

        var leads = handIn("Ann", "Bob");

        assertThat(leads).allSatisfy(lead -> {
            var sold = leadIn("sold", lead);
            assertThat(soldTo(sold)).isEqualTo("spare");
            assertThat(events(sold, "exchange.finished")
                            .getFirst()
                            .path("class")
                            .asText())
                    .isEqualTo("invalid");
            assertThat(events(sold, "exchange.finished")
                            .getFirst()
                            .path("reason")
                            .asText())
                    .isEqualTo("wrong columns");
        });
    }

    @Test
    void aBuyerThatCannotBeReachedHasNothing() {
        home().buyer("bulk", "http://127.0.0.1:1/", "batch: { size: 2, every: 1h }\n");
        startAll();

        var leads = handIn("Ann", "Bob");

        assertThat(leads)
                .allSatisfy(lead -> assertThat(soldTo(leadIn("sold", lead))).isEqualTo("spare"));
    }

    @Test
    void anIdempotentBuyerThatDoesNotAnswerGetsTheSameBatchAgain() {
        buyer.answers("/bulk").acceptsAndHangs().with(200, results(accepted("R-1"), accepted("R-2")));
        startWith(TWO + BY_ORDER, "idempotent: true\ntimeout: 2s\n");

        var leads = handIn("Ann", "Bob");

        assertThat(leads)
                .allSatisfy(lead -> assertThat(soldTo(leadIn("sold", lead))).isEqualTo("bulk"));
        var visits = bulkVisits(2);
        assertThat(visits.getLast().key()).isEqualTo(visits.getFirst().key());
        assertThat(visits.getLast().body()).isEqualTo(visits.getFirst().body());
        assertThat(visits).extracting(visit -> visit.attempt()).containsExactly("1", "2");
        assertThat(buyer.accepted()).isEqualTo(1);
    }

    @Test
    void anyOtherBuyerThatDoesNotAnswerLeavesAllItsLeadsToAPerson() {
        buyer.answers("/bulk").acceptsAndHangs();
        startWith(TWO + BY_ORDER, "timeout: 2s\n");

        var leads = handIn("Ann", "Bob");

        assertThat(leads).allSatisfy(lead -> {
            var held = leadIn("review", lead);
            assertThat(last(held, "delivery.parked").path("to").asText()).isEqualTo("bulk");
        });
        assertThat(bulkVisits(1)).hasSize(1);
        assertThat(buyer.visits("/spare")).isEmpty();
    }

    @Test
    void aPauseHoldsTheBatchUntilItIsOver() {
        buyer.answers("/bulk").with(200, accepted("FILE-7"));
        startWith("size: 9, every: 4s", "");
        var ann = handIn("Ann").getFirst();
        waybill().post("/api/recipients/bulk/pause");
        Eventually.holds(() -> {
            assertThat(batches("")).hasSize(1);
            var batch = batches("").getFirst();
            assertThat(batch.path("held").asBoolean()).isTrue();
            assertThat(Instant.parse(batch.path("due_at").asText()).plusSeconds(1))
                    .isBefore(Instant.now());
            assertThat(batch.path("state").asText()).isEqualTo("open");
        });
        assertThat(buyer.visits()).isEmpty();

        waybill().post("/api/recipients/bulk/resume");

        assertThat(soldTo(leadIn("sold", ann))).isEqualTo("bulk");
    }

    @Test
    void aLeadThatHasNotLeftWhenItsTierIsOverGoesToTheNextBuyer() {
        home().write("rules/flows/loans/tiers.csv", "id,timeout\n1,1s\n");
        startWith(TWO + BY_ORDER, "");

        var ann = leadIn("sold", handIn("Ann").getFirst());

        assertThat(soldTo(ann)).isEqualTo("spare");
        var finished = events(ann, "exchange.finished").getFirst();
        assertThat(finished.path("fault").asText()).isEqualTo("withdrawn");
        assertThat(finished.path("class").asText()).isEqualTo("timeout");
        assertThat(events(ann, "retry.scheduled")).isEmpty();
        assertThat(batches("")).isEmpty();
    }

    @Test
    void testLeadsGoToTheSandboxInABatchOfTheirOwn() {
        home().write(
                        "mappings/sources/probe.yaml",
                        "flows: [loans]\nauth: none\nfields: { fname: first_name }\ntest: true\n");
        startWith("size: 1, every: 1h, " + BY_ORDER, "");

        var answer = RunningWaybill.json(
                waybill().submit("loans", "probe", lead("Ann")).body());

        assertThat(lead(answer).path("revenue").asText()).isEqualTo("0.00");
        assertThat(leadIn("sold", answer).path("test").asBoolean()).isTrue();
        assertThat(batches("").getFirst().path("test").asBoolean()).isTrue();
        assertThat(buyer.visits()).isEmpty();
    }

    @Test
    void peopleSeeABatchWithItsLeadsAndWhatWasSaid() {
        buyer.answers("/bulk").with(200, results(accepted("R-1"), REJECTED));
        startWith(TWO + BY_ORDER, "");
        var leads = handIn("Ann", "Bob");
        leads.forEach(lead -> leadIn("sold", lead));

        var id = leads.getFirst().at("/lead/id").asText();
        var listed = batches("?lead=" + id);
        assertThat(listed).hasSize(1);
        assertThat(batches("?recipient=spare")).isEmpty();
        Eventually.holds(() -> {
            var batch = waybill().api("/batches/" + listed.getFirst().path("id").asText());
            assertThat(batch.path("state").asText()).isEqualTo("answered");
            assertThat(batch.path("leads").asInt()).isEqualTo(2);
            assertThat(batch.path("members").findValuesAsText("outcome")).containsExactly("success", "failure");
            assertThat(batch.path("members").findValuesAsText("state")).containsOnly("done");
            assertThat(batch.path("members").get(0).path("lead").asText()).isEqualTo(id);
            assertThat(batch.at("/request/url").asText()).endsWith("/bulk");
            assertThat(batch.at("/request/body").asText()).isEqualTo("2 leads");
            assertThat(batch.at("/response/status").asInt()).isEqualTo(200);
        });
        assertThat(List.of("none", "0".repeat(32)))
                .allSatisfy(
                        nobody -> assertThat(client().ask("/batches/" + nobody).statusCode())
                                .isEqualTo(404));
        assertThat(waybill().get("/api/batches").statusCode()).isEqualTo(401);
    }

    @Test
    void whoeverTakesNoBatchesAnyMoreGetsTheLeadsOneByOne() {
        buyer.answers("/bulk").with(200, accepted("R-1"));
        startWith("size: 100, every: 1h, " + BY_ORDER, "");
        var ann = handIn("Ann").getFirst();
        // In an open batch nobody need come any more for an hour.
        Eventually.holds(() -> assertThat(batches(""))
                .extracting(batch -> batch.path("leads").asInt())
                .containsExactly(1));
        home().buyer("bulk", buyer.uri("/bulk").toString(), "")
                .write("rules/flows/loans/outcomes.csv", "id,fault,retry,backoff\naway,connection,3,10ms\n");
        Eventually.holds(() -> {
            // Whether the edit is in force shows in how a new lead is handed over.
            var bob = lead(handIn("Bob").getFirst());
            assertThat(events(bob, "exchange.started").getFirst().has("batch")).isFalse();
        });

        var sold = leadIn("sold", ann);

        assertThat(soldTo(sold)).isEqualTo("bulk");
        assertThat(events(sold, "exchange.started")).hasSize(2);
        assertThat(last(sold, "exchange.started").has("batch")).isFalse();
    }
}
