package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.RunningWaybill;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Buyers say what became of their leads. */
class FeedbackTest extends Story {
    private static final String FORM = "application/x-www-form-urlencoded";

    @BeforeEach
    void threeBuyers() {
        home().buyer("open", buyer.uri("/open").toString(), "feedback: true\n")
                .buyer("keyed", buyer.uri("/keyed").toString(), "feedback: { returns: 30d, key: f-123 }\n")
                .buyer("late", buyer.uri("/late").toString(), "feedback: { returns: 0s }\n")
                .buyer("mute", buyer.uri("/mute").toString(), "")
                .buyers("ca,CA,open,75.00,1,1\nny,NY,keyed,50.00,1,1\nfl,FL,late,50.00,1,1\ntx,TX,mute,20.00,1,1\n");
        start();
    }

    private JsonNode sold(String state) {
        return lead(submit(LEAD.replace("California", state)));
    }

    private static String delivery(JsonNode lead) {
        return lead.at("/sales/0/delivery").asText();
    }

    private HttpResponse<String> get(String query) {
        return waybill().get("/feedback?" + query);
    }

    @Test
    void aReturnTakesThePriceOffTheRevenueOnce() {
        var lead = sold("CA");
        var answer = get("event_id=" + delivery(lead) + "&type=return&reason=wrong%20number");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(RunningWaybill.json(answer.body()).path("outcome").asText()).isEqualTo("success");
        assertThat(answer.body()).contains("\"price\":75.00", "ann@example.com");
        var after = waybill().lead(lead.path("id").asText());
        assertThat(after.path("revenue").asText()).isEqualTo("0.00");
        assertThat(after.path("state").asText()).isEqualTo("sold");
        assertThat(after.at("/sales/0/reversed_at").asText()).isNotEmpty();
        assertThat(events(after, "sale.reversed")).singleElement().satisfies(event -> {
            assertThat(event.path("price").asText()).isEqualTo("75.00");
            assertThat(event.path("reason").asText()).isEqualTo("wrong number");
        });
        assertThat(waybill().api("/leads").at("/leads/0/revenue").asText()).isEqualTo("0.00");

        var again = get("event_id=" + delivery(lead) + "&type=return");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(RunningWaybill.json(again.body()).path("reason").asText()).isEqualTo("already returned");
    }

    @Test
    void returnsAtOnceAreOneReturn() {
        var lead = sold("CA");
        var path = "/feedback?type=return&event_id=" + delivery(lead);
        var sent = IntStream.range(0, 8)
                .mapToObj(i -> waybill().client().sending("POST", path, ""))
                .toList();
        assertThat(sent)
                .filteredOn(answer -> answer.join().body().contains("success"))
                .hasSize(1);
        var after = waybill().lead(lead.path("id").asText());
        assertThat(events(after, "sale.reversed")).hasSize(1);
        assertThat(after.path("revenue").asText()).isEqualTo("0.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"event_id\":\"%s\",\"type\":\"conversion\",\"reason\":\"closed\"}",
                "application/xml | <f><event_id>%s</event_id><type>Conversion</type></f>",
                FORM + " | event_id=%s&type=conversion"
            })
    void aConversionIsWrittenDown(String contentType, String body) {
        var lead = sold("CA");
        var answer = waybill()
                .client()
                .send("POST", "/feedback", body.formatted(delivery(lead)), "Content-Type", contentType);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var after = waybill().lead(lead.path("id").asText());
        assertThat(events(after, "feedback.received"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("feedback").asText()).isEqualTo("conversion"));
        assertThat(after.path("revenue").asText()).isEqualTo("75.00");
    }

    @Test
    void aBuyerWithAKeyProvesItself() {
        var path = "/feedback?type=return&event_id=" + delivery(sold("NY"));
        assertThat(waybill().get(path).statusCode()).isEqualTo(401);
        assertThat(waybill()
                        .client()
                        .send("GET", path, "", "X-API-Key", "wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(waybill()
                        .client()
                        .send("GET", path, "", "Authorization", "Bearer f-123")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void afterItsTimeNothingIsReturned() {
        var answer = get("type=return&event_id=" + delivery(sold("FL")));
        assertThat(RunningWaybill.json(answer.body()).path("reason").asText()).isEqualTo("too late to return");
    }

    @Test
    void whoMayNotSpeakIsToldNoMoreThanAStranger() {
        var mute = get("type=return&event_id=" + delivery(sold("TX")));
        var stranger = get("type=return&event_id=nobody");
        assertThat(mute.statusCode()).isEqualTo(404);
        assertThat(mute.body()).isEqualTo(stranger.body());
        assertThat(stranger.statusCode()).isEqualTo(404);
    }

    @Test
    void aForbiddenReasonIsAConflict() {
        var lead = sold("CA");
        assertThat(get("type=return&reason=Forbidden%20source&event_id=" + delivery(lead))
                        .statusCode())
                .isEqualTo(409);
        assertThat(waybill().lead(lead.path("id").asText()).path("revenue").asText())
                .isEqualTo("75.00");
    }

    @Test
    void otherMethodsAreRefused() {
        for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS")) {
            assertThat(waybill().client().send(method, "/feedback", "").statusCode())
                    .as(method)
                    .isEqualTo(415);
        }
    }

    @Test
    void whatCannotBeUnderstoodIsRefused() {
        assertThat(get("type=gift&event_id=x").statusCode()).isEqualTo(400);
        assertThat(get("type=return").statusCode()).isEqualTo(400);
        assertThat(waybill()
                        .client()
                        .send("POST", "/feedback", "{", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(400);
    }
}
