package io.waybill.app.release;

import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.FlowBuild;
import io.waybill.app.json.Json;
import io.waybill.db.release.ShadowCounts;
import io.waybill.db.release.ShadowDifference;
import io.waybill.db.release.Shadows;
import io.waybill.rules.Evaluation;
import io.waybill.rules.RuleSet;
import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.DecisionJson;
import io.waybill.rules.fact.Facts;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates releases beside those in force, on the same facts and without effect, and notes what they would have decided otherwise. Never holds
 * up a lead: when there is too much to do, rounds are passed over, and counted. Safe for use by many threads.
 */
@Singleton
public final class Shadow {
    private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);
    private static final int MOST_WAITING = 500;
    private static final int MOST_DIFFERENCES = Shadows.KEPT;
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final ShadowCounts DROPPED = new ShadowCounts(0, 0, 0, 1);

    private final Optional<Shadows> store;
    private final Clock clock;
    private final Json json;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("shadow").factory());

    /** @param store empty where nothing is kept; then nothing runs either */
    Shadow(Optional<Shadows> store, Clock clock, Json json) {
        this.store = store;
        this.clock = clock;
        this.json = json;
    }

    /** What a release has found since it was written down last; changed under its own lock. */
    private static final class Run {
        private final RuleSet rules;
        private ShadowCounts counts = ShadowCounts.NONE;
        private List<ShadowDifference> differences = new ArrayList<>();

        private Run(RuleSet rules) {
            this.rules = rules;
        }

        private synchronized void add(ShadowCounts more) {
            counts = counts.plus(more);
        }

        private synchronized void add(ShadowDifference difference) {
            if (differences.size() < MOST_DIFFERENCES) {
                differences.add(difference);
            }
        }
    }

    /** A round that was decided. */
    private record Seen(String lead, int round, String by, Facts facts, Evaluation evaluation) {}

    /** Lets the release of its flow run along from now on, and closes its rules when it ends. */
    void begin(FlowBuild.Usable built) {
        end(built.flow().id());
        runs.put(built.flow().id(), new Run(built.flow().rules()));
        var _ = worker.schedule(this::writeAll, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends what runs along with the flow. */
    void end(String flow) {
        var run = runs.remove(flow);
        if (run != null) {
            // After what is being evaluated by it.
            worker.execute(run.rules::close);
        }
    }

    /** A round of a lead was decided. */
    public void saw(String lead, int round, ActiveFlow by, Facts facts, Evaluation evaluation) {
        var run = runs.get(by.id());
        if (run == null || run.rules.release().equals(by.release())) {
            return;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            run.add(DROPPED);
            return;
        }
        try {
            worker.execute(() -> look(run, new Seen(lead, round, by.release(), facts, evaluation)));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The node stops: a round is not looked at.", stopping);
        }
    }

    private void look(Run run, Seen seen) {
        waiting.decrementAndGet();
        try {
            var decided = text(seen.evaluation().decisions());
            var shadow = text(run.rules.evaluate(seen.facts()).decisions());
            boolean different = !decided.equals(shadow);
            run.add(new ShadowCounts(1, different ? 1 : 0, 0, 0));
            if (different) {
                run.add(new ShadowDifference(seen.lead(), seen.round(), seen.by(), decided, shadow, clock.instant()));
            }
        } catch (RulesDoNotSettle | RulesFailed failed) {
            run.add(new ShadowCounts(1, 0, 1, 0));
        } catch (RuntimeException defect) {
            LOG.error("Lead {} could not be looked at by release {}", seen.lead(), run.rules.release(), defect);
        }
    }

    private String text(List<Decision> decisions) {
        var written = decisions.stream().map(DecisionJson::write).toList();
        return new String(json.write(written), StandardCharsets.UTF_8);
    }

    /** Writes down what was found; again in a second, as long as anything runs. */
    private void writeAll() {
        runs.forEach(this::write);
        if (!runs.isEmpty() && !worker.isShutdown()) {
            var _ = worker.schedule(this::writeAll, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void write(String flow, Run run) {
        ShadowCounts counts;
        List<ShadowDifference> differences;
        synchronized (run) {
            counts = run.counts;
            differences = run.differences;
            run.counts = ShadowCounts.NONE;
            run.differences = new ArrayList<>();
        }
        if (!counts.equals(ShadowCounts.NONE)) {
            try {
                store.ifPresent(all -> all.add(flow, run.rules.release(), counts, differences));
            } catch (RuntimeException away) {
                LOG.warn("What the shadow of flow {} found in a second is lost.", flow, away);
            }
        }
    }

    @PreDestroy
    void close() {
        worker.shutdownNow();
    }
}
