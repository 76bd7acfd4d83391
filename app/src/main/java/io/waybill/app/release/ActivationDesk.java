package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpStatus;
import io.waybill.app.home.FlowBuild;
import io.waybill.app.security.Caller;
import io.waybill.db.release.Activation;
import io.waybill.db.release.Activations;
import io.waybill.db.release.Release;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts releases in force because somebody says so: after their cases, and where that is wanted, after a second person. */
@Singleton
@Requires(beans = Activations.class)
final class ActivationDesk {
    private final Activations activations;
    private final Activator activator;
    private final Compiling compiling;
    private final boolean secondApprover;

    /** @param secondApprover whether somebody else than who made a release must activate it */
    ActivationDesk(
            Activations activations,
            Activator activator,
            Compiling compiling,
            @Value("${waybill.second-approver:false}") boolean secondApprover) {
        this.activations = activations;
        this.activator = activator;
        this.compiling = compiling;
        this.secondApprover = secondApprover;
    }

    /** Puts a release in force on all nodes. */
    Told activate(Release release, Caller caller, String reason) {
        var refusal = findRefusal(release, caller);
        if (refusal != null) {
            return refusal;
        }
        return switch (compile(release)) {
            case FlowBuild.Unusable broken ->
                Told.refused(HttpStatus.CONFLICT, "The release cannot be used as things are now", broken.problems());
            case FlowBuild.Usable usable ->
                usable.cases().isEmpty()
                        ? tell(wish(release, Activation.Kind.ACTIVATE, caller, reason))
                        : Told.refused(HttpStatus.CONFLICT, "Cases come out otherwise than they say", usable.cases());
        };
    }

    /** Why the caller may not let the release decide leads; null when nothing is in the way. */
    @Nullable
    Told findRefusal(Release release, Caller caller) {
        return secondApprover && release.author().equals(caller.name())
                ? Told.refused(
                        HttpStatus.CONFLICT,
                        "A second person must approve: (%s) made this release. Maybe another operator activates it?"
                                .formatted(release.author()))
                : null;
    }

    /** The release as this node can use it now. */
    FlowBuild compile(Release release) {
        return compiling.ready(release.flow(), release.hash());
    }

    /** Goes back to a release that was in force before; its cases, and who approved it, were a matter of then. */
    Told rollBack(Release release, Caller caller, String reason) {
        if (activations.findLast(release.hash()) == null) {
            return Told.refused(
                    HttpStatus.CONFLICT,
                    "Release (%s) was never in force. Maybe activate it?".formatted(release.hash()));
        }
        return tell(wish(release, Activation.Kind.ROLLBACK, caller, reason));
    }

    /** The release that was in force before the present one, by its hash; empty when there is none. */
    String earlier(String flow) {
        var now = activations.find(flow);
        var before = now == null ? null : activations.findLastOther(flow, now.hash());
        return before == null ? "" : before.hash();
    }

    private static Wish wish(Release release, Activation.Kind kind, Caller caller, String reason) {
        return new Wish(release.flow(), release.hash(), kind, caller.name(), reason);
    }

    private Told tell(Wish wish) {
        return switch (activator.activate(wish)) {
            case Activated.Done done -> Told.ok(view(done.activation()));
            case Activated.Late late -> Told.refused(HttpStatus.CONFLICT, late.text());
            case Activated.Refused refused ->
                Told.refused(HttpStatus.CONFLICT, "The release cannot be used on every node", refused.problems());
        };
    }

    private static Map<String, Object> view(Activation activation) {
        var view = new LinkedHashMap<String, Object>();
        view.put("flow", activation.flow());
        view.put("hash", activation.hash());
        view.put("previous", activation.previous());
        view.put("number", activation.number());
        return view;
    }
}
