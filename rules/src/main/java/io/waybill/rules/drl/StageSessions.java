package io.waybill.rules.drl;

import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.drools.core.common.InternalWorkingMemory;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * The engine's sessions for one stage. Making one costs more than firing a few rules in it, so a session that has done its work is emptied and
 * kept for the next lead; one in which anything went wrong is thrown away. Safe for use by many threads, each of which has a session to itself.
 *
 * <p>Sessions have the engine's locks although one thread has each: told that it needs none (its {@code ThreadSafeOption}), the engine lets all
 * sessions of a stage hand their facts to the rules through one array, and leads would get mixed up.
 */
final class StageSessions implements AutoCloseable {
    /** A stage fires once per match and a few times more; ten thousand matches are a table gone wrong, not a lead. */
    private static final int LIMIT = 10_000;

    /** Firing takes a processor and waits for nothing: more than this many at once are rare, and those make their own. */
    private static final int MOST_KEPT = 16;

    private final Stage stage;
    private final KieBase base;
    private final BlockingQueue<KieSession> kept = new ArrayBlockingQueue<>(MOST_KEPT);
    private volatile boolean closed;

    StageSessions(Stage stage, KieBase base) {
        this.stage = stage;
        this.base = base;
    }

    /**
     * Fires the rules in a session that holds nothing but these facts.
     *
     * @throws RulesDoNotSettle when they keep firing
     * @throws RulesFailed when one of them throws
     */
    Fired fire(List<?> facts) {
        KieSession known = kept.poll();
        KieSession session = known == null ? base.newKieSession() : known;
        boolean clean = false;
        try {
            Fired fired = fire(session, facts);
            clean = true;
            return fired;
        } finally {
            if (clean) {
                keep(session);
            } else {
                session.dispose();
            }
        }
    }

    private Fired fire(KieSession session, List<?> facts) {
        facts.forEach(session::insert);
        var trace = new FiringTrace();
        session.addEventListener(trace.rules());
        session.addEventListener(trace.decisions());
        if (fireAll(session, trace) >= LIMIT) {
            throw new RulesDoNotSettle("""
                    The rules of stage (%s) fired (%d) times for one lead.
                    Maybe rule (%s) matches the fact it inserts.""".formatted(stage.word(), LIMIT, trace.lastRule()));
        }
        return trace.fired();
    }

    private int fireAll(KieSession session, FiringTrace trace) {
        try {
            return session.fireAllRules(LIMIT);
        } catch (RuntimeException | StackOverflowError thrown) {
            // Rules are other people's code and may throw anything; its message may hold lead data, its cause stays for
            // the log.
            throw new RulesFailed("""
                    The rules of stage (%s) failed; the last to fire was (%s).
                    Maybe a rule calls a method on a missing value.""".formatted(stage.word(), trace.lastRule()), thrown);
        }
    }

    /** Facts, listeners and all else that the lead left behind are gone before the next one comes. */
    private void keep(KieSession session) {
        ((InternalWorkingMemory) session).reset();
        if (!kept.offer(session)) {
            session.dispose();
        }
        if (closed) {
            disposeKept();
        }
    }

    private void disposeKept() {
        for (KieSession session = kept.poll(); session != null; session = kept.poll()) {
            session.dispose();
        }
    }

    /** Sessions at work are done with as they finish. */
    @Override
    public void close() {
        closed = true;
        disposeKept();
    }
}
