package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.Visit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuctionTest extends Story {
    @BeforeEach
    void threeBuyers() {
        bidder("alpha", "");
        bidder("beta", """
                headers: { X-Ping: "{{ ping.reference }}", X-Bid: "{{ ping.bid }}", X-Band: "{{ ping.appended.band }}" }
                """);
        home().buyer("fixed", buyer.uri("/fixed").toString(), "")
                .auction("""
                        a,alpha,bid,1,1,
                        b,beta,bid,1,2,30.00
                        c,fixed,20.00,1,3,
                        """)
                .write("rules/flows/loans/purchase.csv", "id,pay\nshare,80%\n");
    }

    private void bidder(String id, String more) {
        home().bidder(id, buyer.uri("/" + id).toString(), more);
    }

    private void bids(String id, String answer) {
        buyer.answers("/" + id + "/ping").with(200, answer);
    }

    private List<String> visited() {
        return buyer.visits().stream().map(Visit::path).toList();
    }

    @Test
    void theHighestBidWinsAndIsTheSalePrice() {
        bids("alpha", "{\"bid\":25.00,\"ping_id\":\"A-1\"}");
        bids("beta", "{\"bid\":\"$42.50\",\"ping_id\":\"B-1\",\"band\":\"gold\"}");
        start();

        var answer = submit();

        assertThat(answer.path("outcome").asText()).isEqualTo("success");
        assertThat(answer.path("price").decimalValue()).isEqualByComparingTo("34.00");
        var lead = lead(answer);
        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("beta");
        assertThat(lead.at("/sales/0/price").asText()).isEqualTo("42.50");
        assertThat(visited()).containsExactlyInAnyOrder("/alpha/ping", "/beta/ping", "/beta/post");
        var post = buyer.visits("/beta/post").getFirst();
        assertThat(post.headers())
                .containsEntry("x-ping", "B-1")
                .containsEntry("x-bid", "42.50")
                .containsEntry("x-band", "gold");
    }

    @Test
    void onlyTheBodyOfThePingLeavesInAPing() {
        bids("alpha", "{\"bid\":25.00,\"ping_id\":\"A-1\"}");
        start();

        submit();

        assertThat(RunningWaybill.json(buyer.visits("/alpha/ping").getFirst().body()))
                .isEqualTo(RunningWaybill.json("{\"state\":\"CA\",\"amount\":15000}"));
        assertThat(buyer.visits("/alpha/ping").toString()).doesNotContain("Ann").doesNotContain("4155552671");
    }

    @Test
    void theJournalTellsWhoBidWhat() {
        bids("alpha", "{\"bid\":25.00,\"ping_id\":\"A-1\"}");
        bids("beta", "{\"bid\":42.50,\"ping_id\":\"B-1\"}");
        start();

        var lead = lead(submit());

        var pings = events(lead, "exchange.finished").stream()
                .filter(event -> event.path("exchange").asText().equals("ping"))
                .toList();
        assertThat(pings)
                .extracting(ping ->
                        ping.path("to").asText() + " " + ping.path("price").asText() + " "
                                + ping.path("reference").asText() + " "
                                + ping.path("class").asText())
                .containsExactlyInAnyOrder("alpha 25.00 A-1 accepted", "beta 42.50 B-1 accepted");
        assertThat(decisions(lead).getFirst().findValues("Ping")).hasSize(2);
        assertThat(decisions(lead).get(1).findValue("Deliver").toString())
                .isEqualTo("{\"recipient\":\"beta\",\"price\":\"42.50\"}");
        assertThat(lead.path("appended").isEmpty()).isTrue();
    }

    private static List<JsonNode> decisions(JsonNode lead) {
        return events(lead, "rules.evaluated").stream()
                .map(event -> event.path("decisions"))
                .toList();
    }

    @Test
    void theNextHighestGetsWhatTheHighestRejectsAndAFixedPriceTakesPart() {
        bids("alpha", "{\"bid\":15.00,\"ping_id\":\"A-1\"}");
        bids("beta", "{\"bid\":42.50,\"ping_id\":\"B-1\"}");
        buyer.answers("/beta/post").rejects();
        start();

        var lead = lead(submit());

        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("fixed");
        assertThat(lead.at("/sales/0/price").asText()).isEqualTo("20.00");
        assertThat(buyer.visits("/alpha/post")).isEmpty();
        assertThat(buyer.visits("/beta/ping")).hasSize(1);
    }

    @Test
    void aBidderThatIsSilentBrokenOrTooLowIsPassedOver() {
        home().write("rules/flows/loans/tiers.csv", "id,strategy,timeout\n1,auction,300ms\n")
                .write("rules/flows/loans/outcomes.csv", QUICK_RETRIES);
        buyer.answers("/alpha/ping").hangs();
        bids("beta", "{\"bid\":29.99,\"ping_id\":\"B-1\"}");
        start();

        var lead = lead(submit());

        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("fixed");
        assertThat(buyer.visits("/alpha/ping")).hasSize(1);
        assertThat(events(lead, "retry.scheduled")).isEmpty();
    }

    @Test
    void aPingThatFailsNeverEndsTheLeadButMayPauseItsBuyer() {
        home().write("rules/flows/loans/outcomes.csv", "id,status,class,then,pause\nbad,4xx,auth_failed,stop,yes\n");
        buyer.answers("/alpha/ping").with(401);
        bids("beta", "{\"bid\":42.50,\"ping_id\":\"B-1\"}");
        start();

        assertThat(lead(submit()).at("/sales/0/recipient").asText()).isEqualTo("beta");
        submit();
        assertThat(buyer.visits("/alpha/ping")).hasSize(1);
    }

    @Test
    void whereNobodyBidsNobodyGetsTheLead() {
        home().auction("a,alpha,bid,1,1,\nb,beta,bid,1,2,\n");
        buyer.answers("/alpha/ping").with(500);
        bids("beta", "{\"bid\":0}");
        start();

        var answer = submit();

        assertThat(answer.path("outcome").asText()).isEqualTo("failure");
        assertThat(answer.path("reason").asText()).isEqualTo("no bid");
        assertThat(visited()).containsExactlyInAnyOrder("/alpha/ping", "/beta/ping");
    }

    @Test
    void aBidThatHasExpiredWhenItsTurnComesIsAskedForAgain() {
        home().auction("a,alpha,bid,1,1,\nb,beta,bid,1,2,\n");
        buyer.answers("/alpha/ping")
                .with(200, "{\"bid\":25.00,\"ping_id\":\"A-1\",\"expires_in\":0.05}")
                .with(200, "{\"bid\":24.00,\"ping_id\":\"A-2\",\"expires_in\":60}");
        bids("beta", "{\"bid\":42.50,\"ping_id\":\"B-1\"}");
        buyer.answers("/beta/post").rejects().after(Duration.ofMillis(200));
        start();

        var lead = lead(submit());

        assertThat(lead.at("/sales/0/price").asText()).isEqualTo("24.00");
        assertThat(buyer.visits("/alpha/ping")).hasSize(2);
    }

    @Test
    void theAnswersPriceReplacesTheBidWhereItIsMapped() {
        home().write("mappings/recipients/beta.yaml", """
                kind: buyer
                url: "%s"
                format: json
                body: { id: "{{ lead.id }}", bid: "{{ ping.bid }}" }
                response: { success: { path: "$.status", equals: accepted }, price: "$.price" }
                ping:
                  url: "%s"
                  body: { state: "{{ lead.state }}" }
                  response: { bid: "$.bid" }
                """.formatted(buyer.uri("/beta/post"), buyer.uri("/beta/ping")));
        bids("alpha", "{}");
        bids("beta", "{\"bid\":42.50}");
        buyer.answers("/beta/post").with(200, "{\"status\":\"accepted\",\"price\":41.00}");
        start();

        var lead = lead(submit());

        assertThat(lead.at("/sales/0/price").asText()).isEqualTo("41.00");
        assertThat(events(lead, "exchange.started"))
                .anySatisfy(
                        started -> assertThat(started.path("price").asText()).isEqualTo("42.50"));
    }

    @Test
    void aBidderWithoutAPingIsReportedWithItsRow() {
        home().auction("a,alpha,bid,1,1,\nc,fixed,bid,1,2,\n");
        start();

        var problem = waybill().api("/releases/problems").at("/problems/0");

        assertThat(problem.path("file").asText()).isEqualTo("rules/flows/loans/buyers.csv");
        assertThat(problem.path("row").asInt()).isEqualTo(3);
        assertThat(problem.path("text").asText()).contains("Maybe add ping: to mappings/recipients/fixed.yaml?");
    }

    @Test
    void aTestLeadIsAuctionedAmongPretendBuyers() {
        home().write("mappings/sources/web.yaml", """
                name: Web form
                flows: [loans]
                auth: none
                test: true
                """);
        start();

        var lead = lead(submit("{\"state\":\"CA\",\"loan_amount\":\"15000\"}"));

        assertThat(lead.path("state").asText()).isEqualTo("sold");
        assertThat(lead.path("revenue").asText()).isEqualTo("0.00");
        assertThat(buyer.visits()).isEmpty();
    }
}
