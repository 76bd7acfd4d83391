package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** For any lead and any recipient: the first thing that kept it out, in words and as data. */
class WhyNotTest extends Story {
    private void twoBuyers(String ofSecond) {
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyer("second", buyer.uri("/second").toString(), ofSecond)
                .buyers("top,\"CA, NY\",first,75.00,1,1\nnext,*,second,52.00,1,2\n");
    }

    /** The first refuses, so that it would be the second's turn. */
    private void firstRefuses(String ofSecond) {
        twoBuyers(ofSecond);
        buyer.answers("/first").with(200, "{\"status\":\"rejected\",\"message\":\"too small\"}");
        start();
    }

    private JsonNode whyNot(JsonNode answer, String recipient) {
        return waybill().api("/leads/" + answer.at("/lead/id").asText() + "/why-not/" + recipient);
    }

    private JsonNode why(JsonNode answer, String recipient) {
        var whyNot = whyNot(answer, recipient);
        assertThat(whyNot.path("got").asBoolean()).as(whyNot.toString()).isFalse();
        assertThat(whyNot.path("text").asText())
                .isNotEmpty()
                .isEqualTo(whyNot.at("/why/text").asText());
        return whyNot.path("why");
    }

    private static void assertKind(JsonNode why, String kind) {
        assertThat(why.path("kind").asText()).as(why.toString()).isEqualTo(kind);
    }

    @Test
    void aCellKeptItOut() {
        home().buyer("first", buyer.uri("/first").toString(), "").write("rules/flows/loans/buyers.csv", """
                id,state,loan_amount,recipient,price
                far,NY,>= 50000,first,90.00
                near,CA,>= 20000,first,75.00
                """);
        start();

        var why = why(submit(), "first");

        assertKind(why, "row");
        assertThat(why.path("table").asText()).isEqualTo("buyers");
        assertThat(why.path("row").asInt()).isEqualTo(3);
        assertThat(why.path("id").asText()).isEqualTo("near");
        assertThat(why.path("column").asText()).isEqualTo("loan_amount");
        assertThat(why.path("cell").asText()).isEqualTo(">= 20000");
        assertThat(why.path("value").asText()).isEqualTo("15000");
        assertThat(why.path("would_match").asText()).isEqualTo("20000 or more");
        assertThat(why.path("text").asText())
                .startsWith(
                        "buyers.csv row 3 (near), loan_amount: the lead has 15000, the cell asks for >= 20000. Maybe ");
        assertThat(why.path("rows"))
                .extracting(row -> row.path("column").asText())
                .containsExactly("loan_amount", "state");
    }

    @Test
    void aFilterTurnedTheLeadAway() {
        twoBuyers("");
        home().write("rules/flows/loans/filters.csv", "id,state,loan_amount,reject\na,TX,,no\nb,,< 20000,too small\n");
        start();

        var why = why(submit(), "first");

        assertKind(why, "filter");
        assertThat(why.path("row").asInt()).isEqualTo(3);
        assertThat(why.path("column").asText()).isEqualTo("loan_amount");
        assertThat(why.path("cell").asText()).isEqualTo("< 20000");
        assertThat(why.path("value").asText()).isEqualTo("15000");
        assertThat(why.path("reason").asText()).isEqualTo("too small");
        assertThat(why.path("rule").asText()).isEqualTo("filtering.row.reject");
    }

    @Test
    void aRequiredFieldWasMissing() {
        twoBuyers("");
        start();

        var why = why(submit("{\"state\":\"CA\"}"), "first");

        assertKind(why, "required");
        assertThat(why.path("column").asText()).isEqualTo("loan_amount");
    }

    @Test
    void aRuleTurnedTheLeadAwayOrMadeNoCandidate() {
        twoBuyers("");
        home().write("rules/flows/loans/filtering.drl", """
                rule "filtering.rich.reject"
                when
                    Lead( this["loan_amount"] > 100000 )
                then
                    insert( new Reject( "too much" ) );
                end
                """).write("rules/flows/loans/selection.drl", """
                rule "selection.small.candidate"
                when
                    Lead( this["loan_amount"] < 100 )
                    $row : Match( table == "buyers" )
                then
                    insert( new Candidate( $row.text("recipient"), $row.price("price"), 1, 1, $row.id() ) );
                end
                """);
        start();

        var rejected = why(submit("{\"state\":\"CA\",\"loan_amount\":\"200000\"}"), "first");
        var passedOver = why(submit(), "first");

        assertKind(rejected, "rule");
        assertThat(rejected.path("rule").asText()).isEqualTo("filtering.rich.reject");
        assertKind(passedOver, "rule");
        assertThat(passedOver.path("rule").asText()).isEqualTo("selection.small.candidate");
        assertThat(passedOver.path("id").asText()).isEqualTo("top");
    }

    @Test
    void nobodyNamesItOrThereIsNoSuchRecipient() {
        twoBuyers("");
        home().buyer("third", buyer.uri("/third").toString(), "");
        start();
        var answer = submit();
        var lead = "/leads/" + answer.at("/lead/id").asText();

        assertKind(why(answer, "third"), "not_named");
        var unknown = waybill().client().ask(lead + "/why-not/thrid");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("Maybe third?");
        assertThat(waybill()
                        .client()
                        .ask("/leads/" + "0".repeat(32) + "/why-not/first")
                        .statusCode())
                .isEqualTo(404);
        assertThat(waybill().client().ask(lead + "/why-not/first?round=9").statusCode())
                .isEqualTo(404);
        assertThat(waybill().client().ask(lead + "/why-not/first?round=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void itBoughtTheLeadAndAnotherWasTooLate() {
        twoBuyers("");
        start();
        var answer = submit();

        var first = whyNot(answer, "first");
        assertThat(first.path("got").asBoolean()).isTrue();
        assertThat(first.path("text").asText()).isEqualTo("first bought the lead for 75.00.");
        var second = why(answer, "second");
        assertKind(second, "sold");
        assertThat(second.at("/buyers/0/recipient").asText()).isEqualTo("first");
        assertThat(second.at("/buyers/0/price").asText()).isEqualTo("75.00");
        var before = waybill().api("/leads/" + answer.at("/lead/id").asText() + "/why-not/second?round=1");
        assertThat(before.at("/why/kind").asText()).isEqualTo("turn");
        assertThat(before.path("round").asInt()).isEqualTo(1);
    }

    @Test
    void itWasAskedAndSaidNo() {
        firstRefuses("");

        var why = why(submit(), "first");

        assertKind(why, "rejected");
        assertThat(why.path("class").asText()).isEqualTo("rejected");
        assertThat(why.path("reason").asText()).isEqualTo("too small");
    }

    @Test
    void itsCapWasReached() {
        twoBuyers("caps: { leads: 1, per: total }\n");
        buyer.answers("/first").rejects();
        start();
        submit();

        var why = why(submit(), "second");

        assertKind(why, "cap");
        assertThat(why.path("reason").asText()).isEqualTo("cap of 1 lead in total is reached");
        assertThat(why.path("id").asText()).isEqualTo("next");
    }

    @Test
    void lessWasLeftToSpendThanItsPrice() {
        twoBuyers("caps: { spend: 60.00, per: total }\n");
        buyer.answers("/first").rejects();
        start();
        submit();

        assertKind(why(submit(), "second"), "cap");
    }

    @Test
    void itWasOutsideItsHours() {
        twoBuyers("hours: { \"Mon-Fri\": \"09:00-18:00\", timezone: America/New_York }\n");
        buyer.answers("/first").rejects();
        startBy(Clock.fixed(Instant.parse("2026-03-07T18:00:00Z"), ZoneOffset.UTC));

        assertKind(why(submit(), "second"), "hours");
    }

    @Test
    void itWasPausedOrItsBreakerWasOpen() {
        firstRefuses("");
        waybill().post("/api/recipients/second/pause");
        var paused = submit();
        waybill().post("/api/recipients/second/resume");
        waybill().client().tell("/recipients/second/breaker", "{\"state\":\"open\"}");
        var open = submit();

        assertKind(why(paused, "second"), "paused");
        assertKind(why(open, "second"), "breaker");
    }

    @Test
    void thePersonDidNotConsentToIt() {
        twoBuyers("consent: [Second Group]\n");
        home().write("rules/flows/loans/fields.yaml", """
                name: Loans
                consent: partners
                fields:
                  first_name: first_name
                  phone_1: phone
                  email: email
                  state: state
                  loan_amount: { type: number, required: true }
                  partners: string
                """);
        start();

        var why = why(submit("{\"state\":\"CA\",\"loan_amount\":1,\"partners\":\"first\"}"), "second");

        assertKind(why, "consent");
        assertThat(why.path("would_match").asText()).contains("Second Group");
    }

    @Test
    void thePersonWasOnAListThatItDoesNotWant() {
        twoBuyers("suppress: { list: blocked, field: email }\n");
        home().write("rules/lists/blocked.txt", "ann@example.com\n");
        buyer.answers("/first").rejects();
        start();

        var why = why(submit(), "second");

        assertKind(why, "list");
        assertThat(why.path("column").asText()).isEqualTo("email");
        assertThat(why.path("reason").asText()).isEqualTo("on list blocked");
    }

    @Test
    void itsTierOpensLaterOrTheLeadWasSoldBefore() {
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,52.00,2,1\n")
                .write("rules/flows/loans/tiers.csv", "id,strategy,opens_after\n1,waterfall,\n2,waterfall,24h\n");
        buyer.answers("/first").rejects().accepts();
        start();
        var waiting = submit();
        var sold = submit();
        Eventually.get(() -> {
            assertThat(lead(waiting).path("state").asText()).isIn("waiting", "routing");
            return why(waiting, "second");
        });

        assertKind(why(waiting, "second"), "tier");
        assertThat(why(waiting, "second").path("opens").asText()).isNotEmpty();
        assertKind(why(sold, "second"), "tier");
        assertThat(why(sold, "second").at("/buyers/0/recipient").asText()).isEqualTo("first");
    }

    @Test
    void anAuctionIsLostToAFloorToAHigherBidAndToSilence() {
        home().bidder("first", buyer.uri("/first").toString(), "")
                .bidder("second", buyer.uri("/second").toString(), "")
                .bidder("third", buyer.uri("/third").toString(), "")
                .bidder("fourth", buyer.uri("/fourth").toString(), "")
                .auction("a,first,bid,1,1,\nb,second,bid,1,2,\nc,third,bid,1,3,30.00\nd,fourth,bid,1,4,\n");
        buyer.answers("/first/ping").with(200, "{\"bid\":50.00,\"ping_id\":\"P\"}");
        buyer.answers("/second/ping").with(200, "{\"bid\":40.00,\"ping_id\":\"P\"}");
        buyer.answers("/third/ping").with(200, "{\"bid\":20.00,\"ping_id\":\"P\"}");
        buyer.answers("/fourth/ping").with(204);
        start();

        var answer = submit();

        var winner = whyNot(answer, "first");
        assertThat(winner.path("got").asBoolean()).as(winner.toString()).isTrue();
        var outbid = why(answer, "second");
        assertKind(outbid, "price");
        assertThat(outbid.path("value").asText()).isEqualTo("40.00");
        assertThat(outbid.path("would_match").asText()).isEqualTo("more than 50.00");
        var low = why(answer, "third");
        assertKind(low, "floor");
        assertThat(low.path("column").asText()).isEqualTo("floor");
        assertThat(low.path("cell").asText()).isEqualTo("30.00");
        assertThat(low.path("value").asText()).isEqualTo("20.00");
        assertKind(why(answer, "fourth"), "price");
    }

    @Test
    void tooLittleWouldBeLeftOfItsPrice() {
        twoBuyers("");
        home().write("rules/flows/loans/fields.yaml", """
                name: Loans
                margin: 60.00
                fields:
                  first_name: first_name
                  phone_1: phone
                  email: email
                  state: state
                  loan_amount: { type: number, required: true }
                """);
        start();

        assertKind(why(submit("{\"state\":\"CA\",\"loan_amount\":1}"), "second"), "margin");
    }

    @Test
    void nobodyKnowsWhetherAnotherHasIt() {
        twoBuyers("");
        buyer.answers("/first").acceptsAndResets();
        start();
        var answer = submit();
        leadIn("review", answer);

        assertKind(why(answer, "first"), "unknown");
        var second = why(answer, "second");
        assertKind(second, "unknown_lead_end");
        assertThat(second.path("text").asText()).contains("delivery to first is unknown");
    }

    @Test
    void whatAViewerMustNotSeeIsMaskedInWordsAndData() {
        home().buyer("first", buyer.uri("/first").toString(), "").write("rules/flows/loans/buyers.csv", """
                id,phone_1.area,recipient,price
                near,starts 212,first,75.00
                """);
        start();
        var answer = submit();
        var made = waybill().client().tell("/keys", "{\"name\":\"Ann\",\"role\":\"viewer\"}");
        var key = RunningWaybill.json(made.body()).path("key").asText();
        var path = "/api/leads/" + answer.at("/lead/id").asText() + "/why-not/first";

        assertThat(why(answer, "first").path("value").asText()).isEqualTo("415");
        var seen = waybill().client().send("GET", path, "", "X-API-Key", key);
        assertThat(seen.statusCode()).isEqualTo(200);
        var shown = ((ObjectNode) RunningWaybill.json(seen.body())).without(List.of("lead", "release", "at"));
        assertThat(shown.toString())
                .as("all of it but what is random, for any three digits are in a hash now and then")
                .contains("\"value\":\"***\"", "the lead has ***")
                .doesNotContain("415");
    }
}
