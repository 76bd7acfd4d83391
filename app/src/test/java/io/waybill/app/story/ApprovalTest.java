package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.RunningWaybill;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApprovalTest extends ReleaseStory {
    private String key(String name) {
        var answer = waybill().client().tell("/keys", "{\"name\":\"%s\",\"role\":\"operator\"}".formatted(name));
        return RunningWaybill.json(answer.body()).path("key").asText();
    }

    @Test
    void whoMadeAReleaseCannotActivateItAloneWhereASecondApproverIsWanted() {
        startWith(Map.of("waybill.watch", "false", "waybill.second-approver", "true"));
        var hash = imported("80.50");

        var alone = activate(hash);
        assertThat(alone.statusCode()).isEqualTo(409);
        assertThat(alone.body()).contains("second person", "(admin)");
        assertThat(price()).isEqualTo("75.00");

        var second =
                waybill().client().send("POST", "/api/releases/" + hash + "/activate", "{}", "X-API-Key", key("Berta"));
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(price()).isEqualTo("80.50");
    }
}
