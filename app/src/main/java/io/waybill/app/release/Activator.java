package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.waybill.app.home.FlowBuild;
import io.waybill.db.release.Activation;
import io.waybill.db.release.Activations;
import io.waybill.db.release.FlowRelease;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts releases in force on all nodes, in two steps: each node makes the release ready while the old one goes on; then one row changes, and each
 * node swaps at its next look. Where a node cannot use the release nothing changes anywhere. Safe for use by many threads and nodes.
 */
@Singleton
@Requires(beans = Activations.class)
final class Activator {
    private final Activations activations;
    private final Announcer announcer;
    private final Follower follower;
    private final Clock clock;

    Activator(Activations activations, Announcer announcer, Follower follower, Clock clock) {
        this.activations = activations;
        this.announcer = announcer;
        this.follower = follower;
        this.clock = clock;
    }

    /** Returns once every node that can be reached has it in force, or after a second; the others follow as soon as they can. */
    Activated activate(Wish wish) {
        var now = activations.get(wish.flow());
        if (now.hash().equals(wish.hash())) {
            return unchanged(now);
        }
        return switch (follower.ready(wish.flow(), wish.hash())) {
            case FlowBuild.Unusable broken -> new Activated.Refused(broken.problems());
            case FlowBuild.Usable _ ->
                switch (announcer.announce(wish, now)) {
                    case Announced.Refused refused -> new Activated.Refused(refused.problems());
                    case Announced.Late _ -> late(wish.flow());
                    case Announced.Alone _ -> commit(wish, now, null, Set.of());
                    case Announced.Ready ready -> commit(wish, now, ready.token(), ready.silent());
                };
        };
    }

    private Activated unchanged(FlowRelease now) {
        var last = activations.findLast(now.hash());
        return last == null
                ? new Activated.Late("Nothing of flow (%s) is in force".formatted(now.flow()))
                : new Activated.Done(last);
    }

    private Activated commit(Wish wish, FlowRelease now, @Nullable String token, Set<String> silent) {
        var activation = activation(wish, now);
        if (!activations.activate(activation, token)) {
            announcer.retract(wish.flow(), token);
            return late(wish.flow());
        }
        // Compiled again where others took its place meanwhile, which takes many activations at once.
        if (follower.readyAnyhow(wish.flow(), wish.hash()) instanceof FlowBuild.Usable built) {
            follower.apply(built, activation.number());
        }
        if (token != null) {
            announcer.awaitSwap(wish, silent);
        }
        return new Activated.Done(activation);
    }

    private Activation activation(Wish wish, FlowRelease now) {
        return new Activation(
                wish.flow(),
                now.number() + 1,
                wish.hash(),
                now.hash(),
                wish.kind(),
                wish.author(),
                wish.reason(),
                clock.instant());
    }

    /** Takes a flow out of force on all nodes. */
    void withdraw(Wish wish) {
        var now = activations.get(wish.flow());
        if (!now.hash().isEmpty()) {
            var activation = activation(wish, now);
            if (activations.activate(activation, null)) {
                follower.take(wish.flow(), activation.number());
            }
        }
    }

    private Activated late(String flow) {
        var now = activations.get(flow);
        var announced = now.announced();
        return new Activated.Late(
                announced == null
                        ? "Somebody was faster: release (%s) is in force by now. Maybe look at it first?"
                                .formatted(now.hash())
                        : "Somebody is activating release (%s) at this moment. Maybe look at it first?"
                                .formatted(announced.hash()));
    }
}
