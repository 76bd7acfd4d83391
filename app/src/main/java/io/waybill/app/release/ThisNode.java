package io.waybill.app.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import io.waybill.app.home.HomeProblem;
import io.waybill.app.json.Json;
import io.waybill.db.node.Nodes;
import io.waybill.db.release.Activations;
import io.waybill.db.release.NodeRelease;
import io.waybill.db.release.NodeReleases;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What this node tells the others of the releases it has loaded, and hears of theirs. Safe for use by many threads. */
@Singleton
@Requires(beans = NodeReleases.class)
final class ThisNode {
    private static final String NOTHING = "[]";

    private final NodeReleases releases;
    private final Activations activations;
    private final Nodes nodes;
    private final Json json;

    ThisNode(NodeReleases releases, Activations activations, Nodes nodes, Json json) {
        this.releases = releases;
        this.activations = activations;
        this.nodes = nodes;
        this.json = json;
    }

    String id() {
        return nodes.self().id();
    }

    String name() {
        return nodes.self().name();
    }

    /** Nobody has heard of it in this incarnation yet; what an earlier one was about to activate is in nobody's way. */
    void arrive() {
        releases.forgetEarlier(id(), name());
        activations.retractOf(id());
    }

    void active(String flow, String hash) {
        releases.put(new NodeRelease(name(), flow, hash, "", NodeRelease.ACTIVE, NOTHING));
    }

    /** It is awake and begins to make a release ready: the others may wait for it. */
    void begins(String flow, String hash, String token) {
        releases.put(new NodeRelease(name(), flow, hash, token, NodeRelease.BEGUN, NOTHING));
    }

    void ready(String flow, String hash, String token) {
        releases.put(new NodeRelease(name(), flow, hash, token, NodeRelease.READY, NOTHING));
    }

    void failed(String flow, String hash, String token, List<HomeProblem> problems) {
        var text = new String(json.write(problems), StandardCharsets.UTF_8);
        releases.put(new NodeRelease(name(), flow, hash, token, NodeRelease.FAILED, text));
    }

    void leave() {
        releases.forget(name());
    }

    /** What the nodes that can be reached have made of the flow's releases, this one included. */
    List<NodeRelease> listMade(String flow) {
        var heard = Set.copyOf(nodes.listHeard());
        return releases.list(flow).stream()
                .filter(made -> made.node().equals(name()) || heard.contains(made.node()))
                .toList();
    }

    /** Names of the other nodes that decide leads of any release of the flow, and can be reached. */
    Set<String> others(List<NodeRelease> made) {
        return made.stream()
                .filter(each -> each.state().equals(NodeRelease.ACTIVE))
                .map(NodeRelease::node)
                .filter(node -> !node.equals(name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What kept a node from making a release ready, and which node. */
    List<HomeProblem> problems(NodeRelease failed) {
        List<HomeProblem> problems = new ArrayList<>();
        for (JsonNode each : json.read(failed.text())) {
            problems.add(new HomeProblem(
                    each.path("file").asText(),
                    each.path("row").asInt(),
                    each.path("column").asText(),
                    each.path("cell").asText(),
                    "On node (%s): %s"
                            .formatted(failed.node(), each.path("text").asText()),
                    each.path("severity").asText()));
        }
        return problems;
    }

    void forgetAnswers(String flow, String token) {
        releases.forgetAnswers(flow, token);
    }
}
