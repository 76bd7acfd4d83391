package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.waybill.db.lead.LeadIds;
import io.waybill.db.release.Activations;
import io.waybill.db.release.Announcing;
import io.waybill.db.release.FlowRelease;
import io.waybill.db.release.NodeRelease;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the other nodes to make a release ready, and waits for them. Safe for use by many threads. */
@Singleton
@Requires(beans = Activations.class)
final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    /** Longer than any node takes to compile; an announcement holds a little longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Six looks: who has not even begun by then is gone or asleep, and decides nothing before it has looked again. */
    private static final Duration TO_BEGIN = Duration.ofSeconds(1);

    private static final Duration TO_SWAP = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(30);

    private final Activations activations;
    private final ThisNode node;
    private final LeadIds ids;

    Announcer(Activations activations, ThisNode node, LeadIds ids) {
        this.activations = activations;
        this.node = node;
        this.ids = ids;
    }

    /** @param now what is in force as the caller knows it */
    Announced announce(Wish wish, FlowRelease now) {
        if (node.others(node.listMade(wish.flow())).isEmpty()) {
            return new Announced.Alone();
        }
        var token = ids.next();
        if (!activations.announce(new Announcing(wish.flow(), wish.hash(), now.number(), token, node.name()))) {
            return new Announced.Late();
        }
        long heardBy = System.nanoTime() + TO_BEGIN.toNanos();
        boolean asked = wait(PATIENCE, () -> isAnswered(wish.flow(), token, heardBy));
        var failed = answers(wish.flow(), token).stream()
                .filter(each -> each.state().equals(NodeRelease.FAILED))
                .toList();
        if (!failed.isEmpty()) {
            retract(wish.flow(), token);
            return new Announced.Refused(failed.stream()
                    .flatMap(each -> node.problems(each).stream())
                    .toList());
        }
        if (!asked) {
            LOG.warn(
                    "Flow {}: not all nodes have made release {} ready in {} s; it is activated without them.",
                    wish.flow(),
                    wish.hash(),
                    PATIENCE.toSeconds());
        }
        var silent = silent(wish.flow(), token);
        if (!silent.isEmpty()) {
            LOG.warn(
                    "Flow {}: release {} is activated without {}, which show no sign of life; they decide nothing before they have it.",
                    wish.flow(),
                    wish.hash(),
                    silent);
        }
        return new Announced.Ready(token, silent);
    }

    /**
     * Whether a node cannot use it, or all can.
     *
     * @param heardBy who has not begun by then is not waited for
     */
    private boolean isAnswered(String flow, String token, long heardBy) {
        var answers = answers(flow, token);
        if (answers.stream().anyMatch(each -> each.state().equals(NodeRelease.FAILED))) {
            return true;
        }
        boolean allBegun =
                System.nanoTime() - heardBy > 0 || silent(flow, token).isEmpty();
        return allBegun && answers.stream().noneMatch(each -> each.state().equals(NodeRelease.BEGUN));
    }

    /** Names of the other nodes that have not said a word. */
    private Set<String> silent(String flow, String token) {
        Set<String> silent = node.others(node.listMade(flow));
        answers(flow, token).forEach(each -> silent.remove(each.node()));
        return silent;
    }

    private List<NodeRelease> answers(String flow, String token) {
        return node.listMade(flow).stream()
                .filter(each -> each.token().equals(token))
                .toList();
    }

    /** Takes an announcement back; null is none. */
    void retract(String flow, @Nullable String token) {
        if (token != null) {
            activations.retract(flow, token);
            node.forgetAnswers(flow, token);
        }
    }

    /**
     * Waits until the other nodes have swapped, but not for long.
     *
     * @param without these, which show no sign of life
     */
    void awaitSwap(Wish wish, Set<String> without) {
        wait(
                TO_SWAP,
                () -> node.listMade(wish.flow()).stream()
                        .filter(each -> each.state().equals(NodeRelease.ACTIVE) && !without.contains(each.node()))
                        .allMatch(each -> each.hash().equals(wish.hash())));
    }

    private static boolean wait(Duration most, BooleanSupplier reached) {
        long end = System.nanoTime() + most.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return true;
    }
}
