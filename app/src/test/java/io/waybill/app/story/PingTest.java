package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A source asks what it would be paid, and sends the lead for that price. */
class PingTest extends Story {
    private static final String PART = "{\"state\":\"California\"}";

    @BeforeEach
    void twoBidders() {
        home().bidder("alpha", buyer.uri("/alpha").toString(), "")
                .bidder("beta", buyer.uri("/beta").toString(), "headers: { X-Ping: \"{{ ping.reference }}\" }\n")
                .auction("""
                        a,alpha,bid,1,1,
                        b,beta,bid,1,2,
                        """)
                .write("rules/flows/loans/purchase.csv", "id,pay\nshare,80%\n")
                .write("rules/flows/loans/filters.csv", "id,state,reject\ntexas,TX,We do not serve Texas\n");
        buyer.answers("/alpha/ping").with(200, "{\"bid\":25.00,\"ping_id\":\"A-1\"}");
        buyer.answers("/beta/ping")
                .with(200, "{\"bid\":47.50,\"ping_id\":\"B-1\"}")
                .with(200, "{\"bid\":10.00}");
    }

    private JsonNode ping(String part) {
        var answer = waybill().client().ping("loans", "web", "", part);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningWaybill.json(answer.body());
    }

    private static String id(JsonNode ping) {
        return ping.at("/ping/id").asText();
    }

    private JsonNode submitFor(JsonNode ping) {
        return submitFor(id(ping));
    }

    private JsonNode submitFor(String ping) {
        return submit(LEAD.replace("{", "{\"ping_id\":\"" + ping + "\","));
    }

    private List<String> visited() {
        return buyer.visits().stream().map(Visit::path).toList();
    }

    @Test
    void theSourceIsToldItsShareOfTheHighestBid() {
        start();

        var answer = waybill().client().ping("loans", "web", "", PART);

        var ping = RunningWaybill.json(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"outcome\":\"success\",\"price\":38.00,\"ping\":{\"id\":\"");
        assertThat(Instant.parse(ping.path("expires_at").asText()))
                .isAfter(Instant.now())
                .matches(end -> end.equals(end.truncatedTo(ChronoUnit.MILLIS)), "is told in milliseconds");
        assertThat(ping.has("lead")).isFalse();
        assertThat(visited()).containsExactlyInAnyOrder("/alpha/ping", "/beta/ping");
        assertThat(waybill().api("/leads").path("leads")).isEmpty();
    }

    @Test
    void theLeadIsHeldToThatPriceAndToItsBids() {
        start();

        var answer = submitFor(ping(PART));

        assertThat(answer.path("price").decimalValue()).isEqualByComparingTo("38.00");
        var lead = lead(answer);
        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("beta");
        assertThat(lead.at("/sales/0/price").asText()).isEqualTo("47.50");
        assertThat(buyer.visits("/beta/post").getFirst().headers()).containsEntry("x-ping", "B-1");
        assertThat(buyer.visits("/beta/ping")).hasSize(1);
        assertThat(lead.path("fields").has("ping_id")).isFalse();
    }

    @Test
    void whatWasPromisedIsPaidAlsoWhenTheLeadSellsForLess() {
        buyer.answers("/beta/post").rejects();
        start();

        var answer = submitFor(ping(PART));

        assertThat(answer.path("price").decimalValue()).isEqualByComparingTo("38.00");
        assertThat(lead(answer).path("margin").asText()).isEqualTo("-13.00");
        assertThat(lead(answer).at("/sales/0/recipient").asText()).isEqualTo("alpha");
    }

    @Test
    void aLeadThatNobodyBuysIsNotPaid() {
        buyer.answers("/beta/post").rejects();
        buyer.answers("/alpha/post").rejects();
        start();

        var answer = submitFor(ping(PART));

        assertThat(answer.path("outcome").asText()).isEqualTo("failure");
        assertThat(answer.path("price").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void withoutABidTheAnswerIsAFailure() {
        home().auction("a,alpha,bid,1,1,100.00\nb,beta,bid,1,2,100.00\n");
        start();

        assertThat(waybill().client().ping("loans", "web", "", PART).body())
                .isEqualTo("{\"outcome\":\"failure\",\"reason\":\"no bid\",\"price\":0}");
    }

    @Test
    void aFilteredPingSaysWhyAndAsksNobody() {
        start();

        assertThat(waybill()
                        .client()
                        .ping("loans", "web", "", "{\"state\":\"TX\"}")
                        .body())
                .isEqualTo("{\"outcome\":\"failure\",\"reason\":\"We do not serve Texas\",\"price\":0}");
        assertThat(buyer.visits()).isEmpty();
    }

    @Test
    void aQueryStringIsReadAndXmlIsWrittenAsForLeads() {
        start();

        var answer = waybill().get("/flows/loans/sources/web/ping?state=CA");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(RunningWaybill.json(answer.body()).path("price").decimalValue())
                .isEqualByComparingTo("38.00");
        assertThat(waybill().get("/flows/loans/sources/nobody/ping?state=CA").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPingIsUsedOnceAlsoByManyLeadsAtOnce() {
        start();
        var ping = ping(PART);

        var answers = IntStream.range(0, 6)
                .mapToObj(number -> waybill()
                        .client()
                        .submitting("loans", "web", "?ping_id=" + id(ping), LEAD)
                        .thenApply(answer -> RunningWaybill.json(answer.body())))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers)
                .filteredOn(answer -> answer.path("outcome").asText().equals("success"))
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.path("reason").asText().equals("ping_id was used already"))
                .hasSize(5);
        assertThat(buyer.visits("/beta/post")).hasSize(1);
    }

    @Test
    void aPromiseThatDoesNotHoldTurnsTheLeadAwayBeforeAnybodySeesIt() {
        home().write(
                        "mappings/sources/other.yaml",
                        "name: Other\nflows: [loans]\nauth: none\nfields: { fname: first_name }\n");
        start();
        var foreign = RunningWaybill.json(
                waybill().client().ping("loans", "other", "", PART).body());
        var before = buyer.visits().size();

        var answer = submitFor("00000000000070008000000000000000");
        assertThat(answer.path("outcome").asText()).isEqualTo("failure");
        assertThat(answer.path("reason").asText()).isEqualTo("ping_id is not known");
        assertThat(submitFor("'; DROP TABLE pings").path("reason").asText()).isEqualTo("ping_id is not known");
        assertThat(submitFor(foreign).path("reason").asText()).isEqualTo("ping_id is not known");
        assertThat(lead(answer).path("state").asText()).isEqualTo("rejected");
        assertThat(lead(answer).at("/events/0/ping/refused").asText()).isEqualTo("ping_id is not known");
        assertThat(buyer.visits()).hasSize(before);
    }

    @Test
    void aPriceForOneLeadIsNoPriceForAnother() {
        start();
        var ping = ping(PART);

        var other = submit("{\"ping_id\":\"%s\",\"state\":\"NY\",\"loan_amount\":\"15000\"}".formatted(id(ping)));

        assertThat(other.path("outcome").asText()).isEqualTo("failure");
        assertThat(other.path("reason").asText()).isEqualTo("state is not what it was in the ping");
        assertThat(visited()).noneMatch(path -> path.endsWith("/post"));
        assertThat(submitFor(ping).path("price").decimalValue()).isEqualByComparingTo("38.00");
    }

    @Test
    void aPromiseEndsWithTheBidThatItRestsOn() {
        home().auction("b,beta,bid,1,2,\n");
        home().write("mappings/recipients/beta.yaml", """
                        kind: buyer
                        url: "%s"
                        body: { id: "{{ lead.id }}" }
                        ping: { url: "%s", body: {}, response: { bid: "$.bid", expires: "$.until" } }
                        """.formatted(buyer.uri("/beta/post"), buyer.uri("/short")));
        buyer.answers("/short").with(200, "{\"bid\":47.50,\"until\":\"2020-01-01T00:00:00+01:00\"}");
        start();

        // A bid that is over at once is asked for again, and is none in the end.
        assertThat(ping(PART).path("reason").asText()).isEqualTo("no bid");
        assertThat(buyer.visits("/short")).hasSize(3);
    }

    @Test
    void aPromiseHoldsAsLongAsTheFlowSays() {
        home().write("rules/flows/loans/fields.yaml", """
                        name: Loans
                        ping: { holds: 1ms }
                        fields:
                          first_name: first_name
                          email: email
                          phone_1: phone
                          state: state
                          loan_amount: { type: number, required: true }
                        """);
        start();

        assertThat(submitFor(ping(PART)).path("reason").asText()).isEqualTo("ping_id has expired");
    }

    @Test
    void aPingCanBeExplained() {
        start();
        var ping = ping(PART);
        var answer = submitFor(ping);

        var story = waybill().api("/pings/" + id(ping));

        assertThat(story.path("price").asText()).isEqualTo("38.00");
        assertThat(story.path("recipient").asText()).isEqualTo("beta");
        assertThat(story.path("lead").asText()).isEqualTo(answer.at("/lead/id").asText());
        assertThat(story.at("/fields/state/normal").asText()).isEqualTo("CA");
        assertThat(RunningWaybill.types(story))
                .containsExactly(
                        "lead.received",
                        "rules.evaluated",
                        "exchange.started",
                        "exchange.started",
                        "exchange.finished",
                        "exchange.finished",
                        "rules.evaluated",
                        "ping.answered");
        assertThat(waybill().api("/pings").path("pings")).hasSize(1);
        assertThat(waybill().client().ask("/pings/nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void aSourceThatAsksTooOftenIsToldWhenToComeBack() {
        home().write("mappings/sources/web.yaml", """
                name: Web form
                flows: [loans]
                auth: none
                limits: { ping: 1/m }
                """);
        start();

        ping(PART);
        var refused = waybill().client().ping("loans", "web", "", PART);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(waybill().submit("loans", "web", LEAD).statusCode()).isEqualTo(201);
    }

    @Test
    void enhancementsAreBoughtForAPingAsTheTableSays() {
        home().write("rules/flows/loans/enhancements.csv", "id,phone_1,enhancement,required\nphone,valid,check,yes\n")
                .write("mappings/enhancements/check.yaml", """
                        name: Check
                        class: add-on
                        cost: 0.004
                        url: "%s"
                        body: { phone: "{{ lead.phone_1 }}" }
                        response: { success: { status: 200 }, append: { type: "$.type" } }
                        """.formatted(buyer.uri("/check")));
        buyer.answers("/check").with(200, "{\"type\":\"mobile\"}");
        start();

        assertThat(ping(PART).path("outcome").asText()).isEqualTo("success");
        assertThat(buyer.visits("/check")).isEmpty();
        assertThat(ping("{\"state\":\"CA\",\"phone_1\":\"415-555-2671\"}")
                        .path("price")
                        .decimalValue())
                .isPositive();
        assertThat(buyer.visits("/check")).hasSize(1);
    }

    @Test
    void aSilentBidderDoesNotCostTheSourceTheBidsOfTheOthers() {
        home().write("rules/flows/loans/fields.yaml", """
                        name: Loans
                        wait: 6s
                        fields:
                          first_name: first_name
                          state: state
                          loan_amount: number
                        """)
                .write("mappings/recipients/alpha.yaml", """
                        kind: buyer
                        url: "%s"
                        body: { id: "{{ lead.id }}" }
                        ping: { body: {}, response: { bid: "$.bid" }, timeout: 30s }
                        """.formatted(buyer.uri("/silent")));
        buyer.answers("/silent").hangs();
        start();

        assertThat(ping(PART).path("price").decimalValue()).isEqualByComparingTo("38.00");
    }

    @Test
    void aSlowBidderDoesNotKeepTheSourceBeyondItsPatience() {
        home().auction("a,alpha,bid,1,1,\n").bidder("alpha", buyer.uri("/slow").toString(), "");
        buyer.answers("/slow/ping")
                .with(200, "{\"bid\":47.50,\"ping_id\":\"A-1\"}")
                .after(Duration.ofMillis(1_500));
        start();

        var answer = waybill().client().ping("loans", "web", "?wait=1", PART);

        assertThat(answer.body()).isEqualTo("{\"outcome\":\"failure\",\"reason\":\"no bid in time\",\"price\":0}");
        var kept = Eventually.get(() -> {
            var pings = waybill().api("/pings").path("pings");
            assertThat(pings).hasSize(1);
            return pings.path(0);
        });
        assertThat(kept.path("reason").asText()).isEqualTo("no bid in time");
        assertThat(kept.path("price").asText()).isEqualTo("0.00");
    }
}
