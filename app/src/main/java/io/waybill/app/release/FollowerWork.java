package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.waybill.app.home.FlowBuild;
import io.waybill.app.home.FlowsInForce;
import io.waybill.db.release.FlowRelease;
import io.waybill.db.release.ReleaseStore;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What takes a node some tenths of a second, done aside one after the other: compiling what was announced, activated, or needs it again. */
@Singleton
@Requires(beans = ReleaseStore.class)
final class FollowerWork {
    private static final Logger LOG = LoggerFactory.getLogger(FollowerWork.class);

    /** What failed may work when a list or the database is back. */
    private static final long AGAIN_NANOS = Duration.ofSeconds(5).toNanos();

    /** A home folder that is watched compiles its flows again itself, at once. */
    private static final long REFRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private static final long UNDER_WAY = Long.MAX_VALUE;

    private final Compiling compiling;
    private final FlowsInForce inForce;
    private final ThisNode node;
    private final TrialRuns trials;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("release-compiler").factory());

    /** When a task may be begun, by its name; not while it is under way. */
    private final Map<String, Long> due = new ConcurrentHashMap<>();

    /** The announcement of each flow that was answered last. */
    private final Map<String, String> answered = new ConcurrentHashMap<>();

    /** Uploaded lists with which a flow could not be compiled again. */
    private final Map<String, Set<String>> refused = new ConcurrentHashMap<>();

    FollowerWork(Compiling compiling, FlowsInForce inForce, ThisNode node, TrialRuns trials) {
        this.trials = trials;
        this.compiling = compiling;
        this.inForce = inForce;
        this.node = node;
    }

    /** What was activated, where it is ready; null when it is being compiled. */
    FlowBuild.@Nullable Usable findReady(FlowRelease now) {
        var built = compiling.findAtHand(now.flow(), now.hash());
        if (built == null) {
            begin("activated " + now.flow(), () -> compile(now));
        }
        return built;
    }

    FlowBuild ready(String flow, String hash) {
        return compiling.ready(flow, hash);
    }

    FlowBuild readyAnyhow(String flow, String hash) {
        return compiling.readyAnyhow(flow, hash);
    }

    /** Compiles what is in force elsewhere; false when it cannot be used here. */
    boolean compile(FlowRelease now) {
        return switch (compiling.readyAnyhow(now.flow(), now.hash())) {
            case FlowBuild.Usable _ -> true;
            case FlowBuild.Unusable broken -> {
                LOG.error(
                        "Flow {}: release {} is in force elsewhere and cannot be used on this node, which tries again: {}",
                        now.flow(),
                        now.hash(),
                        broken.problems().getFirst().line());
                node.failed(now.flow(), now.hash(), "", broken.problems());
                yield false;
            }
        };
    }

    /** Makes ready what is announced, and says so. */
    void answer(FlowRelease now) {
        var announced = now.announced();
        if (announced != null && !announced.token().equals(answered.put(now.flow(), announced.token()))) {
            node.begins(now.flow(), announced.hash(), announced.token());
            worker.execute(guarded("announced", () -> answer(now.flow(), announced)));
        }
    }

    private void answer(String flow, FlowRelease.Announcement announced) {
        switch (compiling.ready(flow, announced.hash())) {
            case FlowBuild.Usable _ -> node.ready(flow, announced.hash(), announced.token());
            case FlowBuild.Unusable broken -> node.failed(flow, announced.hash(), announced.token(), broken.problems());
        }
    }

    /** Begins and ends what runs beside the releases in force. */
    void tryOut(FlowRelease now) {
        if (trials.differs(now)) {
            begin("trials " + now.flow(), () -> trials.follow(now));
        }
    }

    /** Compiles once more what is in force when there are other uploaded lists by now. */
    void refresh(FlowBuild.Usable built) {
        var flow = built.flow().id();
        var lists = compiling.uploadedLists();
        if (!built.lists().equals(lists) && !lists.equals(refused.get(flow))) {
            due.putIfAbsent("refresh " + flow, System.nanoTime() + REFRESH_NANOS);
            begin("refresh " + flow, () -> refreshNow(built, lists));
        }
    }

    private boolean refreshNow(FlowBuild.Usable built, Set<String> lists) {
        var flow = built.flow();
        if (inForce.isInForce(built)) {
            switch (compiling.ready(flow.id(), flow.release())) {
                case FlowBuild.Usable again -> inForce.refresh(again);
                case FlowBuild.Unusable _ -> refused.put(flow.id(), lists);
            }
        }
        return true;
    }

    /** @param work says whether it is done; what is not, is tried again later */
    private synchronized void begin(String task, BooleanSupplier work) {
        long now = System.nanoTime();
        long at = due.getOrDefault(task, now);
        if (at != UNDER_WAY && now - at >= 0) {
            due.put(task, UNDER_WAY);
            worker.execute(guarded(task, () -> {
                boolean done = false;
                try {
                    done = work.getAsBoolean();
                } finally {
                    if (done) {
                        due.remove(task);
                    } else {
                        due.put(task, System.nanoTime() + AGAIN_NANOS);
                    }
                }
            }));
        }
    }

    private static Runnable guarded(String task, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                LOG.error(
                        "A release could not be made ready ({}); it is tried again where it is needed.", task, failed);
            }
        };
    }

    @PreDestroy
    void close() {
        worker.shutdownNow();
    }
}
