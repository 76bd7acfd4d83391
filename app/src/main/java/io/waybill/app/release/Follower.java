package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.app.home.FlowBuild;
import io.waybill.app.home.FlowsInForce;
import io.waybill.db.release.Activations;
import io.waybill.db.release.FlowRelease;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts in force on this node what was activated on any. Looks several times a second, which is one small query; what it finds ready is swapped
 * in at once, what is to be compiled is compiled aside. Safe for use by many threads.
 */
@Singleton
@Requires(beans = Activations.class)
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration EVERY = Duration.ofMillis(150);

    private final Activations activations;
    private final FlowsInForce inForce;
    private final ThisNode node;
    private final FollowerWork work;
    private final Map<String, Long> applied = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("release-follower").factory());
    private boolean away;

    Follower(Activations activations, FlowsInForce inForce, ThisNode node, FollowerWork work) {
        this.activations = activations;
        this.inForce = inForce;
        this.node = node;
        this.work = work;
    }

    /**
     * Loads what is in force, and follows from then on. What cannot be compiled is tried again later.
     *
     * @return whether anything ever was in force
     */
    boolean load() {
        node.arrive();
        activations.retractOf(node.id());
        var flows = activations.list();
        for (FlowRelease each : flows) {
            if (!each.hash().isEmpty()) {
                inForce.expect(each.flow());
                work.compile(each);
                follow(each);
            }
        }
        var _ = timer.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return flows.stream().anyMatch(each -> each.number() > 0);
    }

    private void look() {
        try {
            runOnce();
            away = false;
        } catch (RuntimeException e) {
            if (!away) {
                LOG.warn("This node cannot follow the others: what is in force on it stays so. It goes on looking.", e);
            }
            away = true;
        }
    }

    /** One look. */
    void runOnce() {
        activations.list().forEach(each -> {
            follow(each);
            work.answer(each);
            work.tryOut(each);
        });
        inForce.list().forEach(work::refresh);
    }

    private void follow(FlowRelease now) {
        if (isApplied(now.flow(), now.number())) {
            return;
        }
        if (now.hash().isEmpty()) {
            take(now.flow(), now.number());
            return;
        }
        var built = work.findReady(now);
        if (built != null) {
            apply(built, now.number());
        }
    }

    private synchronized boolean isApplied(String flow, long number) {
        return applied.getOrDefault(flow, 0L) >= number;
    }

    /** The release, from now on at hand where it can be used. */
    FlowBuild ready(String flow, String hash) {
        return work.ready(flow, hash);
    }

    /** The same, but recipients and sources that cannot be used on this node are left out. */
    FlowBuild readyAnyhow(String flow, String hash) {
        return work.readyAnyhow(flow, hash);
    }

    /** Puts in force on this node what was activated under that number, unless something later is. */
    void apply(FlowBuild.Usable built, long number) {
        var flow = built.flow();
        synchronized (this) {
            if (isApplied(flow.id(), number)) {
                return;
            }
            applied.put(flow.id(), number);
            inForce.put(built);
        }
        LOG.info("Flow {}: release {} is in force", flow.id(), flow.release().substring(0, 12));
        node.active(flow.id(), flow.release());
    }

    /** Takes a flow out of force under that number. */
    synchronized void take(String flow, long number) {
        if (!isApplied(flow, number)) {
            applied.put(flow, number);
            inForce.remove(flow);
            LOG.info("Flow {} is taken away", flow);
        }
    }

    /** Looks no more; other nodes need not wait for this one. */
    @PreDestroy
    void close() {
        timer.shutdownNow();
        try {
            node.leave();
        } catch (DataAccessException gone) {
            LOG.debug("The other nodes find out by themselves that this one is gone.", gone);
        }
    }
}
