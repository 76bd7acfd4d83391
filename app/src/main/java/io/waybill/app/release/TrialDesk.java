package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import io.waybill.app.home.FlowBuild;
import io.waybill.app.json.Json;
import io.waybill.app.security.Caller;
import io.waybill.db.release.Activations;
import io.waybill.db.release.Release;
import io.waybill.db.release.ShadowDifference;
import io.waybill.db.release.Shadows;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Begins and ends trials of releases on all nodes, which follow within a second or so, and says what they have found. */
@Singleton
@Requires(beans = Activations.class)
final class TrialDesk {
    private final Activations activations;
    private final Shadows shadows;
    private final ActivationDesk desk;
    private final Json json;

    TrialDesk(Activations activations, Shadows shadows, ActivationDesk desk, Json json) {
        this.activations = activations;
        this.shadows = shadows;
        this.desk = desk;
        this.json = json;
    }

    Told beginShadow(Release release) {
        return begin(release, () -> {
            shadows.clear(release.flow(), release.hash());
            activations.shadow(release.flow(), release.hash());
            return Told.ok(view(release));
        });
    }

    Told endShadow(Release release) {
        if (!activations.get(release.flow()).trials().shadow().equals(release.hash())) {
            return Told.refused(HttpStatus.NOT_FOUND, "The release is no shadow");
        }
        activations.shadow(release.flow(), "");
        return Told.ok(view(release));
    }

    Told showShadow(Release release) {
        var counts = shadows.counts(release.flow(), release.hash());
        var running = activations.get(release.flow()).trials().shadow().equals(release.hash());
        var view = view(release);
        view.put("running", running);
        view.put("rounds", counts.rounds());
        view.put("different", counts.different());
        view.put("failed", counts.failed());
        view.put("dropped", counts.dropped());
        view.put(
                "differences",
                shadows.list(release.flow(), release.hash(), Shadows.KEPT).stream()
                        .map(this::view)
                        .toList());
        return Told.ok(view);
    }

    private Map<String, Object> view(ShadowDifference difference) {
        var view = new LinkedHashMap<String, Object>();
        view.put("lead", difference.lead());
        view.put("round", difference.round());
        view.put("release", difference.by());
        view.put("decided", json.read(difference.decided()));
        view.put("shadow", json.read(difference.shadow()));
        view.put("at", difference.at().toString());
        return view;
    }

    Told beginCanary(Release release, int percent, Caller caller) {
        var refusal = desk.findRefusal(release, caller);
        if (refusal != null) {
            return refusal;
        }
        return begin(release, () -> {
            activations.canary(release.flow(), release.hash(), percent);
            var view = view(release);
            view.put("percent", percent);
            return Told.ok(view);
        });
    }

    Told endCanary(Release release) {
        if (!activations.get(release.flow()).trials().canary().equals(release.hash())) {
            return Told.refused(HttpStatus.NOT_FOUND, "The release is no canary");
        }
        activations.canary(release.flow(), "", 0);
        return Told.ok(view(release));
    }

    private Told begin(Release release, Supplier<Told> begin) {
        if (activations.get(release.flow()).hash().equals(release.hash())) {
            return Told.refused(HttpStatus.CONFLICT, "The release is in force: there is nothing to try");
        }
        return switch (desk.compile(release)) {
            case FlowBuild.Unusable broken ->
                Told.refused(HttpStatus.CONFLICT, "The release cannot be used as things are now", broken.problems());
            case FlowBuild.Usable _ -> begin.get();
        };
    }

    private static Map<String, Object> view(Release release) {
        var view = new LinkedHashMap<String, Object>();
        view.put("flow", release.flow());
        view.put("hash", release.hash());
        return view;
    }
}
