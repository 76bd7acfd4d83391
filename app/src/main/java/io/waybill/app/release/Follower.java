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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    private final LatestReleases latest;
    private final FlowsInForce inForce;
    private final ThisNode node;
    private final FollowerWork work;
    private final Map<String, Long> applied = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("release-follower").factory());
    private boolean away;

    Follower(LatestReleases latest, FlowsInForce inForce, ThisNode node, FollowerWork work) {
        this.latest = latest;
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
        var flows = latest.look(this::begin);
        inForce.guard(new ReleaseFence(latest, () -> latest.look(this::follow), this::isUpToDate));
        var _ = timer.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return flows.stream().anyMatch(each -> each.number() > 0);
    }

    private void begin(FlowRelease now) {
        if (!now.hash().isEmpty()) {
            inForce.expect(now.flow());
            work.compile(now);
            follow(now);
        }
    }

    /** Whether what was seen last is in force here. */
    private boolean isUpToDate(String flow) {
        return isApplied(flow, latest.number(flow));
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
        latest.look(this::follow).forEach(each -> {
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

    private boolean isApplied(String flow, long number) {
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
            inForce.put(built);
            // Last: whoever reads that it is applied goes by it.
            applied.put(flow.id(), number);
        }
        LOG.info("Flow {}: release {} is in force", flow.id(), flow.release().substring(0, 12));
        node.active(flow.id(), flow.release());
    }

    /** Takes a flow out of force under that number. */
    synchronized void take(String flow, long number) {
        if (!isApplied(flow, number)) {
            inForce.remove(flow);
            applied.put(flow, number);
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
