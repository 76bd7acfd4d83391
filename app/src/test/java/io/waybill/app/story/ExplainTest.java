package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mysql.cj.jdbc.MysqlDataSource;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.release.StoredFiles;
import io.waybill.db.release.Release;
import io.waybill.db.release.ReleaseStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each round of a lead read and decided, and what other rules would have said. */
class ExplainTest extends Story {
    @BeforeEach
    void twoBuyers() {
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,\"CA, NY\",first,75.00,1,1\nnext,*,second,52.00,1,2\n")
                .write("rules/flows/loans/purchase.csv", "id,pay\nshare,60%\n")
                .write("rules/flows/loans/scores.csv", "id,state,points\nwest,CA,10\n");
        buyer.answers("/first").rejects();
        start();
    }

    private JsonNode explain(JsonNode answer) {
        return waybill().api("/leads/" + answer.at("/lead/id").asText() + "/explain");
    }

    private JsonNode replay(JsonNode answer, String body) {
        var replayed = waybill().client().tell("/leads/" + answer.at("/lead/id").asText() + "/replay", body);
        assertThat(replayed.statusCode()).as(replayed.body()).isEqualTo(200);
        return RunningWaybill.json(replayed.body());
    }

    private static JsonNode stage(JsonNode round, String name) {
        for (var stage : round.path("stages")) {
            if (stage.path("stage").asText().equals(name)) {
                return stage;
            }
        }
        throw new AssertionError("No stage " + name + " in " + round);
    }

    private static List<String> names(JsonNode stages) {
        List<String> names = new ArrayList<>();
        stages.forEach(stage -> names.add(stage.path("stage").asText()));
        return names;
    }

    @Test
    void theStagesOfEachRoundStandInOrderWithTheirRowsRulesAndDecisions() {
        var explained = explain(submit());

        assertThat(explained.path("outcome").asText()).isEqualTo("success");
        assertThat(explained.path("rounds")).hasSize(3);
        var first = explained.at("/rounds/0");
        assertThat(first.path("release").asText()).hasSize(64);
        assertThat(first.path("release_stored").asBoolean()).isTrue();
        assertThat(names(first.path("stages")))
                .containsExactly("filtering", "enhancement", "scoring", "selection", "pricing");
        var row = stage(first, "selection").at("/rows/0");
        assertThat(row.path("file").asText()).isEqualTo("rules/flows/loans/buyers.csv");
        assertThat(row.path("row").asInt()).isEqualTo(2);
        assertThat(row.at("/cells/0/cell").asText()).isEqualTo("CA, NY");
        assertThat(row.at("/cells/0/value").asText()).isEqualTo("CA");
        assertThat(row.at("/outputs/price").asText()).isEqualTo("75.00");
        assertThat(first.at("/read/score").asInt()).isEqualTo(10);
        assertThat(names(explained.at("/rounds/1/stages"))).startsWith("classification");
        assertThat(explained.at("/rounds/1/read/outcomes/0/to").asText()).isEqualTo("first");
    }

    @Test
    void otherRulesAreSetBesideWhatWasDecided() {
        var answer = submit();
        var before = explain(answer).at("/rounds/0/release").asText();

        home().buyers("top,\"CA, NY\",first,99.00,1,1\nnext,TX,second,52.00,1,2\n");
        Eventually.get(() -> {
            var now = explain(submit()).at("/rounds/0/release").asText();
            assertThat(now).isNotEqualTo(before);
            return now;
        });

        var replay = replay(answer, "");
        assertThat(replay.path("same").asBoolean()).isFalse();
        assertThat(replay.at("/first_difference/round").asInt()).isEqualTo(1);
        assertThat(replay.at("/first_difference/what").asText()).isEqualTo("decisions");
        assertThat(replay.at("/first_difference/recorded/Candidate/price").asText())
                .isEqualTo("75.00");
        assertThat(replay.at("/first_difference/new/Candidate/price").asText()).isEqualTo("99.00");
        assertThat(replay.at("/rounds/1/diverged").asBoolean()).isTrue();
    }

    /** Keeps what is in force, as whoever activates a release does. */
    private void keepRelease() {
        var content = new TreeMap<String, byte[]>();
        try (var files = Files.walk(home().root())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = home().root().relativize(file).toString();
                if (name.startsWith("rules/") || name.startsWith("mappings/")) {
                    content.put(name, Files.readAllBytes(file));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var source = new MysqlDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        var files = StoredFiles.of("loans", content);
        new ReleaseStore(source).put(new Release(files.hash(), "loans", "Ann", "", Instant.EPOCH), content);
    }

    @Test
    void theRowsAreShownAsTheTableStoodThen() {
        var answer = submit();
        var before = explain(answer).at("/rounds/0/release").asText();
        keepRelease();

        home().buyers("top,\"CA, NY\",first,99.00,1,1\nnext,TX,second,52.00,1,2\n");
        Eventually.get(() -> {
            var now = explain(submit()).at("/rounds/0/release").asText();
            assertThat(now).isNotEqualTo(before);
            return now;
        });

        var first = explain(answer).at("/rounds/0");
        assertThat(first.path("release").asText()).isEqualTo(before);
        assertThat(first.path("release_stored").asBoolean())
                .as(first.toString())
                .isTrue();
        assertThat(stage(first, "selection").at("/rows/0/outputs/price").asText())
                .isEqualTo("75.00");
        var path = "/leads/" + answer.at("/lead/id").asText();
        assertThat(waybill().api(path + "/why-not/second").path("got").asBoolean())
                .isTrue();
        assertThat(replay(answer, "{\"release\":\"%s\"}".formatted(before.substring(0, 7)))
                        .path("same")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void replayingChangesNothingAndSendsNothing() {
        var answer = submit();
        var before = lead(answer);
        int visits = buyer.visits().size();

        var replay = replay(answer, "{\"release\":\"active\"}");

        assertThat(replay.path("same").asBoolean()).as(replay.toString()).isTrue();
        assertThat(replay.path("rounds")).hasSize(3);
        assertThat(lead(answer)).isEqualTo(before);
        assertThat(buyer.visits()).hasSize(visits);
    }

    @Test
    void whatCannotBeReplayedIsRefused() {
        var path = "/leads/" + submit().at("/lead/id").asText() + "/replay";

        assertThat(waybill().client().tell(path, "{\"release\":\"0123456\"}").statusCode())
                .isEqualTo(404);
        assertThat(waybill().client().tell(path, "{\"release\":7}").statusCode())
                .isEqualTo(400);
        assertThat(waybill().client().tell(path, "nonsense").statusCode()).isEqualTo(400);
        assertThat(waybill()
                        .client()
                        .tell("/leads/" + "0".repeat(32) + "/replay", "{}")
                        .statusCode())
                .isEqualTo(404);
    }
}
