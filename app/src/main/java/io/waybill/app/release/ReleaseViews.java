package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.waybill.db.release.Activation;
import io.waybill.db.release.Activations;
import io.waybill.db.release.FlowRelease;
import io.waybill.db.release.NodeRelease;
import io.waybill.db.release.Release;
import io.waybill.db.release.ReleaseStore;
import io.waybill.db.release.StoredFile;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Releases as the API shows them. */
@Singleton
@Requires(beans = ReleaseStore.class)
final class ReleaseViews {
    private final ReleaseStore store;
    private final Activations activations;
    private final ThisNode node;

    ReleaseViews(ReleaseStore store, Activations activations, ThisNode node) {
        this.store = store;
        this.activations = activations;
        this.node = node;
    }

    /** Each without its files. */
    List<Map<String, @Nullable Object>> of(List<Release> releases) {
        var flows = activations.list().stream().collect(Collectors.toMap(FlowRelease::flow, Function.identity()));
        var last = activations.listLast(releases.stream().map(Release::hash).toList()).stream()
                .collect(Collectors.toMap(Activation::hash, Function.identity()));
        return releases.stream()
                .map(release -> view(release, flows.get(release.flow()), last.get(release.hash())))
                .toList();
    }

    /** One with its files, and what the nodes have made of it. */
    Map<String, @Nullable Object> of(Release release) {
        var view = of(List.of(release)).getFirst();
        view.put(
                "files",
                store.files(release.hash()).stream().map(ReleaseViews::file).toList());
        view.put("nodes", nodes(release));
        return view;
    }

    private static Map<String, @Nullable Object> view(
            Release release, @Nullable FlowRelease flow, @Nullable Activation last) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("hash", release.hash());
        view.put("flow", release.flow());
        view.put("author", release.author());
        view.put("reason", release.reason());
        view.put("at", release.at().toString());
        view.put("state", state(release.hash(), flow, last));
        view.put("activated_at", last == null ? null : last.at().toString());
        view.put("activated_by", last == null ? null : last.author());
        return view;
    }

    private static String state(String hash, @Nullable FlowRelease flow, @Nullable Activation last) {
        if (flow != null && flow.hash().equals(hash)) {
            return "active";
        }
        if (flow != null && flow.trials().canary().equals(hash)) {
            return "canary";
        }
        if (flow != null && flow.trials().shadow().equals(hash)) {
            return "shadow";
        }
        return last == null ? "imported" : "earlier";
    }

    /** One file without its content. */
    static Map<String, Object> file(StoredFile file) {
        var view = new LinkedHashMap<String, Object>();
        view.put("path", file.path());
        view.put("size", file.size());
        view.put("sha", file.sha());
        return view;
    }

    /** What each node has loaded of the flow, and what it has made of this release. */
    private List<Map<String, Object>> nodes(Release release) {
        var made = node.listMade(release.flow());
        return made.stream()
                .filter(each -> each.state().equals(NodeRelease.ACTIVE))
                .map(each -> node(each, release.hash(), made))
                .toList();
    }

    private static Map<String, Object> node(NodeRelease active, String hash, List<NodeRelease> made) {
        var state = made.stream()
                .filter(each -> each.node().equals(active.node()) && each.hash().equals(hash))
                .map(NodeRelease::state)
                .findFirst()
                .orElse("not loaded");
        var view = new LinkedHashMap<String, Object>();
        view.put("node", active.node());
        view.put("loaded", active.hash());
        view.put("state", state);
        return view;
    }
}
