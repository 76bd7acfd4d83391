package io.waybill.app.backtest;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.lead.LeadIds;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backtests of this node, one at a time, the others in line; the last 20 are kept, in memory. Safe for use by many threads.
 */
@Singleton
final class Backtests {
    private static final int KEPT = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Backtests.class);

    private final BacktestRun run;
    private final LeadIds ids;
    private final Map<String, Backtest> all = new LinkedHashMap<>();
    // Leads go first: one backtest at a time leaves room for them.
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("backtests").factory());

    Backtests(BacktestRun run, LeadIds ids) {
        this.run = run;
        this.ids = ids;
    }

    /** Puts it in line; null when too many are there already. */
    synchronized @Nullable Backtest start(Question question) {
        if (all.size() >= KEPT && !forgetOne()) {
            return null;
        }
        var backtest = new Backtest(ids.next());
        all.put(backtest.id(), backtest);
        worker.execute(() -> carryOut(backtest, question));
        return backtest;
    }

    private boolean forgetOne() {
        var over = all.values().stream()
                .filter(each -> each.state() != Backtest.State.RUNNING)
                .findFirst()
                .orElse(null);
        return over != null && all.remove(over.id()) != null;
    }

    private void carryOut(Backtest backtest, Question question) {
        if (backtest.state() != Backtest.State.RUNNING) {
            return;
        }
        try {
            run.run(backtest, question);
        } catch (DataAccessException away) {
            LOG.warn("Backtest {} ends: the database cannot be read. {}", backtest.id(), away.getMessage());
            backtest.fail("The database cannot be read. Maybe try again in a minute?");
        } catch (RuntimeException defect) {
            LOG.error("Backtest {} ends: it could not be worked out", backtest.id(), defect);
            backtest.fail("It could not be worked out; the log says why");
        }
    }

    /** The backtest; null when there is none of that id, or it was forgotten. */
    synchronized @Nullable Backtest find(String id) {
        return all.get(id);
    }

    @PreDestroy
    synchronized void close() {
        all.values().forEach(Backtest::cancel);
        worker.shutdownNow();
    }
}
