package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.Visit;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People decide what becomes of leads whose delivery is in doubt. */
class ReviewTest extends Story {
    @BeforeEach
    void twoBuyers() {
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,52.00,1,2\n")
                .write("rules/flows/loans/purchase.csv", "id,pay\nshare,60%\n");
        buyer.answers("/first").acceptsAndResets().accepts();
        start();
    }

    @AfterEach
    void theLedgerAddsUp() {
        assertThat(waybill().api("/reports/ledger/check").toString()).contains("\"clean\":true");
    }

    private JsonNode held() {
        return leadIn("review", submit());
    }

    private HttpResponse<String> decide(JsonNode lead, String action, String body) {
        return waybill()
                .client()
                .send(
                        "POST",
                        "/api/reviews/" + lead.path("id").asText() + "/" + action,
                        body,
                        "X-API-Key",
                        RunningWaybill.ADMIN_KEY,
                        "Content-Type",
                        "application/json");
    }

    private JsonNode decided(JsonNode lead, String action, String body) {
        var answer = decide(lead, action, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningWaybill.json(answer.body());
    }

    private static JsonNode of(JsonNode lead) {
        return RunningWaybill.json(
                "{\"lead\":{\"id\":\"%s\"}}".formatted(lead.path("id").asText()));
    }

    private JsonNode now(JsonNode lead) {
        return waybill().lead(lead.path("id").asText());
    }

    private JsonNode queue(String query) {
        return waybill().api("/reviews" + query);
    }

    @Test
    void theQueueShowsWhatIsInDoubtAndNothingOfThePerson() {
        var lead = held();

        var queue = queue("");
        assertThat(queue.at("/counts/review").asInt()).isEqualTo(1);
        var shown = queue.at("/reviews/0");
        assertThat(shown.path("lead").asText()).isEqualTo(lead.path("id").asText());
        assertThat(shown.path("kind").asText()).isEqualTo("unknown");
        assertThat(shown.path("recipient").asText()).isEqualTo("first");
        assertThat(shown.path("delivery").asText())
                .isEqualTo(events(lead, "exchange.started")
                        .getFirst()
                        .path("delivery")
                        .asText());
        assertThat(shown.path("reason").asText()).contains("first");
        assertThat(shown.path("age").asLong()).isNotNegative();
        assertThat(shown.path("actions").toString()).contains("confirm", "release", "repost", "close");
        assertThat(queue.toString().toLowerCase(Locale.ROOT)).doesNotContain("ann@", "555-2671", "5552671");

        assertThat(queue("?kind=unknown&recipient=first").path("reviews")).hasSize(1);
        assertThat(queue("?recipient=second").path("reviews")).isEmpty();
        assertThat(queue("?kind=remediation").path("reviews")).isEmpty();
        assertThat(queue("?flow=other").path("reviews")).isEmpty();
        assertThat(queue("?before=" + lead.path("id").asText()).path("reviews")).isEmpty();
    }

    @Test
    void whatTheBuyerHasIsSoldAsAgreed() {
        var answer = submit();
        var lead = leadIn("review", answer);

        assertThat(decided(lead, "confirm", "").path("state").asText()).isEqualTo("sold");

        var sold = now(lead);
        assertThat(sold.path("state").asText()).isEqualTo("sold");
        assertThat(sold.path("revenue").asText()).isEqualTo("75.00");
        assertThat(sold.path("cost").asText()).isEqualTo("45.00");
        assertThat(buyer.visits("/second")).isEmpty();
        var resolved = events(sold, "review.resolved").getFirst();
        assertThat(resolved.path("action").asText()).isEqualTo("confirm");
        assertThat(resolved.path("to").asText()).isEqualTo("first");
        assertThat(resolved.path("by").asText()).isNotEmpty();
        var status = waybill().get(answer.path("status_url").asText());
        assertThat(status.body()).contains("success");
        assertThat(queue("").path("reviews")).isEmpty();
    }

    @Test
    void whoConfirmsMayNamePriceAndReference() {
        var lead = held();
        decided(lead, "confirm", "{\"price\":\"60.50\",\"reference\":\"B-9\"}");

        var sold = now(lead);
        assertThat(sold.path("revenue").asText()).isEqualTo("60.50");
        assertThat(sold.at("/sales/0/reference").asText()).isEqualTo("B-9");
    }

    @Test
    void whatTheBuyerDoesNotHaveGoesToTheNext() {
        var lead = held();
        decided(lead, "release", "{\"reason\":\"not in their books\"}");

        var sold = leadIn("sold", of(lead));
        assertThat(sold.at("/sales/0/recipient").asText()).isEqualTo("second");
        assertThat(sold.path("revenue").asText()).isEqualTo("52.00");
        assertThat(buyer.visits("/first")).hasSize(1);
        assertThat(events(sold, "review.resolved").getFirst().path("reason").asText())
                .isEqualTo("not in their books");
    }

    @Test
    void theSameDeliveryIsSentAgainUnderItsKey() {
        var lead = held();
        decided(lead, "repost", "");

        var sold = leadIn("sold", of(lead));
        assertThat(buyer.visits("/first")).extracting(Visit::attempt).containsExactly("1", "2");
        assertThat(buyer.visits("/first").stream().map(Visit::key).distinct()).hasSize(1);
        assertThat(sold.path("revenue").asText()).isEqualTo("75.00");
        assertThat(buyer.accepted()).isEqualTo(1);
    }

    @Test
    void aLeadThatIsGivenUpIsOver() {
        var lead = held();
        var answer = decided(lead, "close", "{\"reason\":\"nobody answers\"}");

        assertThat(answer.path("state").asText()).isEqualTo("unsold");
        var closed = now(lead);
        assertThat(closed.path("outcome").asText()).isEqualTo("failure");
        assertThat(closed.path("reason").asText()).isEqualTo("nobody answers");
        assertThat(buyer.visits("/second")).isEmpty();
    }

    @Test
    void ofDecisionsAtOnceOneIsCarriedOut() {
        var lead = held();
        var path = "/api/reviews/" + lead.path("id").asText() + "/";
        var sent = IntStream.range(0, 4)
                .boxed()
                .flatMap(i -> Stream.of("confirm", "release"))
                .map(action ->
                        waybill().client().sending("POST", path + action, "", "X-API-Key", RunningWaybill.ADMIN_KEY))
                .toList();

        assertThat(sent).filteredOn(answer -> answer.join().statusCode() == 200).hasSize(1);
        assertThat(sent).filteredOn(answer -> answer.join().statusCode() == 409).hasSize(7);
        var sold = leadIn("sold", of(lead));
        assertThat(events(sold, "review.resolved")).hasSize(1);
        assertThat(sold.path("sales")).hasSize(1);
    }

    @Test
    void whatDoesNotGoWithTheLeadIsRefused() {
        buyer.answers("/second").accepts();
        var lead = held();
        assertThat(decide(lead, "confirm", "{\"price\":\"much\"}").statusCode()).isEqualTo(400);
        assertThat(decide(lead, "confirm", "{").statusCode()).isEqualTo(400);
        assertThat(decide(lead, "confirm", "{\"delivery\":\"other\"}").statusCode())
                .isEqualTo(409);
        assertThat(decide(lead, "sing", "").statusCode()).isEqualTo(404);
        var stranger = RunningWaybill.json("{\"id\":\"" + "0".repeat(32) + "\"}");
        assertThat(decide(stranger, "confirm", "").statusCode()).isEqualTo(404);
        assertThat(now(lead).path("state").asText()).isEqualTo("review");

        decided(lead, "confirm", "");
        for (var action : List.of("confirm", "release", "repost", "close")) {
            var again = decide(lead, action, "");
            assertThat(again.statusCode()).as(action).isEqualTo(409);
            assertThat(again.body()).contains("sold", "confirm by");
        }
    }

    @ParameterizedTest
    @CsvSource({"kind=odd", "limit=0", "limit=x", "before=x"})
    void aQueryThatCannotBeUnderstoodIsRefused(String query) {
        assertThat(waybill().client().ask("/reviews?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void anotherNodeCanDecide() {
        var lead = held();
        try (var other = RunningWaybill.start(home().root(), database)) {
            var answer = other.post("/api/reviews/" + lead.path("id").asText() + "/release");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var sold = leadIn("sold", of(lead));
            assertThat(sold.at("/sales/0/recipient").asText()).isEqualTo("second");
        }
    }
}
