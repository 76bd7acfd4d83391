package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.Zips;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** What the stories of releases share: a flow with one buyer, and hands that import and activate. */
abstract class ReleaseStory extends Story {
    @BeforeEach
    void oneBuyer() {
        home().buyer("first", buyer.uri("/first").toString(), "").buyers(row("75.00"));
    }

    static String row(String price) {
        return "top,*,first,%s,1,1\n".formatted(price);
    }

    /** As in production: what is in force changes by command alone. */
    void startUnwatched() {
        startWith(Map.of("waybill.watch", "false"));
    }

    HttpResponse<String> importing() {
        return waybill().client().upload("POST", "/releases/import", Zips.ofHome(home().root()));
    }

    /** Imports the home with that price and returns the hash. */
    String imported(String price) {
        home().buyers(row(price));
        var answer = importing();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RunningWaybill.json(answer.body()).at("/releases/0/hash").asText();
    }

    HttpResponse<String> activate(String hash) {
        return waybill().client().tell("/releases/" + hash + "/activate", "{\"reason\":\"test\"}");
    }

    void activated(String hash) {
        var answer = activate(hash);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    HttpResponse<String> rollBack() {
        return waybill().client().tell("/releases/rollback", "{\"flow\":\"loans\",\"reason\":\"test\"}");
    }

    /** The release that is in force, by the API. */
    String inForce() {
        return waybill().api("/flows/loans").path("release").asText();
    }

    /** What a new lead sells for. */
    String price() {
        return lead(submit()).path("revenue").asText();
    }

    /** By which release the lead was decided. */
    static String decidedBy(JsonNode lead) {
        return events(lead, "rules.evaluated").getFirst().path("release").asText();
    }
}
