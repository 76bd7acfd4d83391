package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.RunningWaybill;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DraftTest extends ReleaseStory {
    private static final String BUYERS = "rules/flows/loans/buyers.csv";
    private static final String HEADER = "id,state,recipient,price,tier,order\n";

    @BeforeEach
    void unwatched() {
        startUnwatched();
    }

    private String draft() {
        var answer =
                waybill().client().tell("/drafts", "{\"flow\":\"loans\",\"name\":\"autumn\",\"reason\":\"prices\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RunningWaybill.json(answer.body()).path("id").asText();
    }

    private String key(String role) {
        var answer = waybill().client().tell("/keys", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(role, role));
        return RunningWaybill.json(answer.body()).path("key").asText();
    }

    private HttpResponse<String> put(String draft, String path, String content, String key, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "X-API-Key";
        all[1] = key;
        return waybill().client().send("PUT", "/api/drafts/" + draft + "/files/" + path, content, all);
    }

    private HttpResponse<String> put(String draft, String path, String content) {
        return put(draft, path, content, RunningWaybill.ADMIN_KEY);
    }

    private HttpResponse<String> release(String draft, String key) {
        return waybill().client().send("POST", "/api/drafts/" + draft + "/release", "", "X-API-Key", key);
    }

    private JsonNode check(String draft) {
        var answer = waybill().client().tell("/drafts/" + draft + "/check", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        return RunningWaybill.json(answer.body()).path("problems");
    }

    @Test
    void aDraftIsChangedCheckedFrozenAndActivated() {
        var draft = draft();

        assertThat(put(draft, BUYERS, HEADER + row("8O.50")).statusCode()).isEqualTo(200);
        assertThat(check(draft).path(0).path("cell").asText()).isEqualTo("8O.50");
        var refused = release(draft, RunningWaybill.ADMIN_KEY);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("8O.50");

        put(draft, BUYERS, HEADER + row("80.50"));
        assertThat(check(draft)).isEmpty();
        assertThat(waybill()
                        .api("/drafts/" + draft + "/diff")
                        .at("/tables/0/changed/0/to")
                        .asText())
                .isEqualTo("80.50");
        var hash = RunningWaybill.json(release(draft, RunningWaybill.ADMIN_KEY).body())
                .path("hash")
                .asText();
        assertThat(price()).isEqualTo("75.00");
        activated(hash);
        assertThat(price()).isEqualTo("80.50");
        assertThat(waybill().api("/releases/" + hash).path("reason").asText()).isEqualTo("prices");
    }

    @Test
    void nobodyWritesOverWhatSomebodyElseHasChanged() {
        var draft = draft();
        var tag = waybill()
                .client()
                .ask("/drafts/" + draft + "/files/" + BUYERS)
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(put(draft, BUYERS, HEADER + row("80.00"), RunningWaybill.ADMIN_KEY, "If-Match", tag)
                        .statusCode())
                .isEqualTo(200);
        var late = put(draft, BUYERS, HEADER + row("85.00"), RunningWaybill.ADMIN_KEY, "If-Match", tag);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(put(draft, "rules/lists/vip.txt", "a\n", RunningWaybill.ADMIN_KEY, "If-Match", tag)
                        .statusCode())
                .as("another file")
                .isEqualTo(200);
        assertThat(waybill()
                        .client()
                        .ask("/drafts/" + draft + "/files/" + BUYERS)
                        .body())
                .contains("80.00");
    }

    @Test
    void anAnalystChangesTablesAndNothingElse() {
        var draft = draft();
        var analyst = key("analyst");

        assertThat(put(draft, BUYERS, HEADER + row("80.00"), analyst).statusCode())
                .isEqualTo(200);
        for (var path : new String[] {
            "rules/flows/loans/filtering.drl",
            "rules/flows/loans/rates.drl.csv",
            "rules/flows/loans/fields.yaml",
            "mappings/recipients/first.yaml"
        }) {
            var refused = put(draft, path, "x", analyst);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body()).contains(path);
        }
        assertThat(put(draft, "rules/flows/loans/filtering.drl", "// mine\n").statusCode())
                .isEqualTo(200);
        var refused = release(draft, analyst);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("filtering.drl");
        assertThat(release(draft, key("operator")).statusCode()).isEqualTo(201);
    }

    @Test
    void aFileOutsideTheFlowIsNoFileOfItsDraft() {
        var draft = draft();

        assertThat(put(draft, "rules/flows/autos/buyers.csv", "id\n").statusCode())
                .isEqualTo(400);
        assertThat(put(draft, "data/admin-key", "x").statusCode()).isEqualTo(400);
        assertThat(put(draft, "rules/flows/loans/.hidden.csv", "x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aDeletedDraftIsGone() {
        var draft = draft();
        assertThat(waybill().api("/drafts").path("drafts")).hasSize(1);

        var deleted = waybill().client().upload("DELETE", "/drafts/" + draft, new byte[0]);

        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(waybill().client().ask("/drafts/" + draft).statusCode()).isEqualTo(404);
        assertThat(put(draft, BUYERS, "id\n").statusCode()).isEqualTo(404);
        assertThat(waybill().api("/drafts").path("drafts")).isEmpty();
    }
}
