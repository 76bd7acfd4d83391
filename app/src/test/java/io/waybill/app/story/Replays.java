package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Client;
import io.waybill.app.fake.RunningWaybill;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds after every story: asked again on the facts as the journal tells them, the rules in force say what they said. */
final class Replays {
    private static final int SOME = 12;

    private Replays() {}

    static void check(Client client) {
        var leads = find(client, "/leads?limit=" + SOME);
        if (leads == null) {
            return;
        }
        for (var lead : leads.path("leads")) {
            check(client, lead.path("id").asText());
        }
    }

    private static void check(Client client, String lead) {
        var answer = client.tell("/leads/" + lead + "/replay", "{\"release\":\"active\"}");
        if (answer.statusCode() != 200) {
            return;
        }
        var replay = RunningWaybill.json(answer.body());
        var release = replay.path("release").asText();
        for (var round : replay.path("rounds")) {
            if (round.at("/recorded/release").asText().equals(release)) {
                for (var what : List.of("decisions", "rows", "rules", "score")) {
                    assertThat(round.path("new").path(what))
                            .as("%s of round %s of lead %s", what, round.path("round"), lead)
                            .isEqualTo(round.path("recorded").path(what));
                }
            }
        }
    }

    /** Null where a story ends with its database or its server away. */
    private static @Nullable JsonNode find(Client client, String path) {
        try {
            var answer = client.ask(path);
            return answer.statusCode() == 200 ? RunningWaybill.json(answer.body()) : null;
        } catch (UncheckedIOException away) {
            return null;
        }
    }
}
