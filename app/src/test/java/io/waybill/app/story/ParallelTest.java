package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.TestHome;
import io.waybill.app.fake.Visit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParallelTest extends Story {
    @BeforeEach
    void threeBuyers() {
        for (String id : List.of("alpha", "beta", "gamma")) {
            home().buyer(id, buyer.uri("/" + id).toString(), """
                    reverse:
                      url: "%s"
                      body: { lead: "{{ lead.id }}", reference: "{{ appended.accepted.reference }}" }
                    """.formatted(buyer.uri("/" + id + "/back")));
        }
        home().buyers("""
                a,,alpha,30.00,1,1
                b,,beta,20.00,1,2
                c,,gamma,10.00,1,3
                """);
    }

    private TestHome tiers(String row) {
        return home().write("rules/flows/loans/tiers.csv", "id,strategy,sell_to,timeout\n" + row);
    }

    @Test
    void theFirstAcceptanceHasTheLeadAndTheSecondIsTakenBack() {
        tiers("1,simultaneous,1,\n");
        var gate = new CountDownLatch(1);
        buyer.answers("/alpha").accepts().behind(gate);
        buyer.answers("/gamma").rejects();
        start();

        var answer = submit();

        assertThat(answer.path("outcome").asText()).isEqualTo("success");
        assertThat(lead(answer).at("/sales/0/recipient").asText()).isEqualTo("beta");
        gate.countDown();
        var lead = Eventually.get(() -> {
            var now = lead(answer);
            assertThat(of(now, "exchange.finished", "reverse")).hasSize(1);
            return now;
        });
        var lost = events(lead, "sale.lost").getFirst();
        assertThat(lost.path("recipient").asText() + lost.path("price").asText())
                .isEqualTo("alpha30.00");
        assertThat(lost.path("reference").asText()).isNotEmpty();
        assertThat(buyer.visits("/alpha/back").getFirst().body())
                .contains(lost.path("reference").asText());
        assertThat(lead.path("sales")).hasSize(1);
        assertThat(lead.path("state").asText()).isEqualTo("sold");
        assertThat(lead.path("revenue").asText()).isEqualTo("20.00");
    }

    private static void openOnce(CountDownLatch gate, BooleanSupplier happened) {
        Thread.startVirtualThread(() -> {
            Eventually.holds(() -> assertThat(happened.getAsBoolean()).isTrue());
            gate.countDown();
        });
    }

    private static List<JsonNode> of(JsonNode lead, String type, String exchange) {
        return events(lead, type).stream()
                .filter(event -> event.path("exchange").asText().equals(exchange))
                .toList();
    }

    @Test
    void whoMayHaveTakenItDoesNotKeepItFromWhoHas() {
        tiers("1,simultaneous,1,\n");
        var gate = new CountDownLatch(1);
        buyer.answers("/alpha").acceptsAndResets();
        buyer.answers("/beta").accepts().behind(gate);
        buyer.answers("/gamma").rejects();
        start();
        openOnce(
                gate,
                () -> buyer.visits("/alpha").size() + buyer.visits("/gamma").size() == 2);

        var answer = submit();

        assertThat(leadIn("sold", answer).at("/sales/0/recipient").asText()).isEqualTo("beta");
        Eventually.holds(() -> assertThat(events(lead(answer), "alert.raised"))
                .anySatisfy(alert -> assertThat(alert.path("text").asText()).startsWith("alpha")));
        assertThat(buyer.visits("/alpha")).hasSize(1);
        Eventually.holds(() -> assertThat(buyer.visits("/alpha/back")).hasSize(1));
        assertThat(buyer.visits("/beta/back")).isEmpty();
    }

    @Test
    void whereNobodyElseTakesItTheDoubtIsForAPerson() {
        tiers("1,simultaneous,1,\n");
        buyer.answers("/alpha").acceptsAndResets();
        buyer.answers("/beta").rejects();
        buyer.answers("/gamma").rejects();
        start();

        var lead = leadIn("review", submit());

        assertThat(events(lead, "delivery.parked").getFirst().path("to").asText())
                .isEqualTo("alpha");
    }

    @Test
    void asManyGetItAtOnceAsMayBuyItAndTheNextFollowsARejectionAtOnce() {
        tiers("1,all,2,\n");
        var gate = new CountDownLatch(1);
        buyer.answers("/alpha").accepts().behind(gate);
        buyer.answers("/beta").rejects();
        start();
        openOnce(gate, () -> buyer.visits("/gamma").size() == 1);

        var answer = submit();

        var lead = lead(answer);
        assertThat(lead.path("sales"))
                .extracting(sale -> sale.path("recipient").asText())
                .containsExactlyInAnyOrder("alpha", "gamma");
        assertThat(lead.path("revenue").asText()).isEqualTo("40.00");
        assertThat(events(lead, "sale.lost")).isEmpty();
        assertThat(buyer.visits()).extracting(Visit::path).containsExactlyInAnyOrder("/alpha", "/beta", "/gamma");
    }

    @Test
    void aRoundRobinGoesRoundAndWhoWasAwayGetsOneTurnNotAllThatItMissed() {
        tiers("1,round_robin,1,\n");
        start();
        assertThat(turns(4)).containsExactly("alpha", "beta", "gamma", "alpha");

        waybill().post("/api/recipients/beta/pause");
        assertThat(turns(4)).containsExactly("gamma", "alpha", "gamma", "alpha");

        waybill().post("/api/recipients/beta/resume");
        assertThat(turns(4)).containsExactly("beta", "gamma", "alpha", "beta");
    }

    private List<String> turns(int leads) {
        return IntStream.range(0, leads)
                .mapToObj(number -> lead(submit()).at("/sales/0/recipient").asText())
                .toList();
    }

    @Test
    void whatOneTriesAgainDoesNotDelayTheOthers() {
        tiers("1,simultaneous,1,\n").write("rules/flows/loans/outcomes.csv", QUICK_RETRIES);
        buyer.answers("/alpha").with(503).accepts();
        buyer.answers("/beta").rejects();
        buyer.answers("/gamma").with(503).with(503).with(503).with(503);
        start();

        var lead = leadIn("sold", submit());

        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("alpha");
        assertThat(buyer.accepted()).isEqualTo(1);
    }
}
