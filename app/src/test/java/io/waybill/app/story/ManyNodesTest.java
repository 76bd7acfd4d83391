package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes on one database, of which each may put a release in force for all. */
class ManyNodesTest extends ReleaseStory {
    @TempDir
    private Path elsewhere;

    private final List<RunningWaybill> others = new ArrayList<>();

    @BeforeEach
    void threeNodes() {
        startWith(Map.of("waybill.watch", "false", "waybill.node", "a"));
        others.add(another("b"));
        others.add(another("c"));
    }

    private RunningWaybill another(String name) {
        // With a home of its own, which is empty: what it knows is from the database.
        return RunningWaybill.start(elsewhere, database, Map.of("waybill.watch", "false", "waybill.node", name));
    }

    @AfterEach
    void stopOthers() {
        others.forEach(RunningWaybill::close);
    }

    private static String inForce(RunningWaybill node) {
        return node.api("/flows/loans").path("release").asText();
    }

    private static HttpResponse<String> activate(RunningWaybill node, String hash) {
        return node.client().tell("/releases/" + hash + "/activate", "{}");
    }

    @Test
    void aReleaseActivatedOnOneNodeDecidesOnAll() {
        var hash = imported("80.50");
        others.forEach(node -> assertThat(inForce(node)).isNotEqualTo(hash));

        activated(hash);

        others.forEach(node -> Eventually.holds(() -> assertThat(inForce(node)).isEqualTo(hash)));
        for (var node : others) {
            var answer = RunningWaybill.json(node.submit("loans", "web", LEAD).body());
            var lead = node.lead(answer.at("/lead/id").asText());
            assertThat(lead.path("revenue").asText()).isEqualTo("80.50");
            assertThat(decidedBy(lead)).isEqualTo(hash);
        }
        assertThat(waybill().api("/releases/" + hash).path("nodes").findValuesAsText("loaded"))
                .containsExactly(hash, hash, hash);
    }

    @Test
    void ofManyActivationsAtOnceEachNumberIsGivenOnceAndAllNodesEndWithTheSame() {
        var hashes = List.of(imported("81.00"), imported("82.00"), imported("83.00"));
        var nodes = List.of(waybill(), others.get(0), others.get(1));

        var answers = IntStream.range(0, 3)
                .mapToObj(one -> CompletableFuture.supplyAsync(() -> activate(nodes.get(one), hashes.get(one))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        var numbers = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .map(answer -> RunningWaybill.json(answer.body()).path("number").asInt())
                .toList();
        assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 409);
        Eventually.holds(
                () -> assertThat(nodes.stream().map(ManyNodesTest::inForce).distinct())
                        .hasSize(1)
                        .isSubsetOf(hashes));
    }

    @Test
    void aNodeThatCameLaterAndOneThatWentAreInNobodysWay() {
        others.removeLast().close();
        var hash = imported("80.50");

        activated(hash);
        var late = another("d");
        others.add(late);

        assertThat(inForce(late)).isEqualTo(hash);
    }

    @Test
    void whatOneNodeCannotUseIsActivatedNowhere() throws SQLException {
        var before = inForce();
        var hash = imported("80.50");
        change("INSERT INTO nodes (id, incarnation, heartbeat) VALUES ('ghost', '1', UTC_TIMESTAMP(6))");
        change(answer("", "active", "[]", before));

        var activation = CompletableFuture.supplyAsync(() -> activate(waybill(), hash));
        var token = Eventually.get(() -> {
            var announced = query("SELECT token FROM flow_releases WHERE flow = 'loans'");
            assertThat(announced).isNotEmpty();
            return announced;
        });
        change(answer(token, "failed", "[{\"file\":\"mappings/x.yaml\",\"text\":\"No secret\"}]", hash));

        var refused = activation.join();
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("ghost:1", "mappings/x.yaml", "No secret");
        assertThat(inForce()).isEqualTo(before);
        others.forEach(node -> assertThat(inForce(node)).isEqualTo(before));
        assertThat(query("SELECT token FROM flow_releases WHERE flow = 'loans'"))
                .isEmpty();
    }

    private static String answer(String token, String state, String text, String hash) {
        return """
                INSERT INTO node_releases (node, flow, hash, token, state, text, at)
                VALUES ('ghost:1', 'loans', '%s', '%s', '%s', '%s', UTC_TIMESTAMP(6))""".formatted(hash, token, state, text);
    }

    private void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private String query(String sql) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? Objects.requireNonNullElse(row.getString(1), "") : "";
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRollbackReachesAllNodes() {
        var first = Objects.requireNonNull(inForce());
        activated(imported("80.50"));

        assertThat(rollBack().statusCode()).isEqualTo(200);

        others.forEach(node -> Eventually.holds(() -> assertThat(inForce(node)).isEqualTo(first)));
    }
}
