package io.waybill.app.batch;

import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.waybill.db.batch.Batches;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps batches going: turn by turn, on every node alike. Starts with the server; ends before the connections that it needs. */
@Singleton
@Requires(beans = DataSource.class)
final class BatchWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWork.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration STEP = Duration.ofMillis(20);
    private static final int STEPS_TO_CLOSE = 250;

    private final Batches batches;
    private final BatchTurn turn;
    private final Hands hands;
    private final Clock clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread turns;
    private volatile boolean closed;
    private volatile boolean away;

    BatchWork(Batches batches, BatchTurn turn, Hands hands, Clock clock) {
        this.batches = batches;
        this.turn = turn;
        this.hands = hands;
        this.clock = clock;
    }

    /** Who does the work. */
    @Singleton
    record Hands(BatchSending sending, LostBatches lost, Handout handout, BatchBook book) {}

    @EventListener
    void start(ServerStartupEvent event) {
        turns = Thread.ofVirtual().name("batches").start(this::run);
    }

    private void run() {
        while (!closed) {
            poll();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void poll() {
        try {
            runOnce();
            away = false;
        } catch (RuntimeException failure) {
            if (!away && !closed) {
                LOG.warn("Batches wait; the next turn is in a moment. {}", failure.getMessage());
            }
            away = true;
        }
    }

    /** One turn. What it sends and whom it tells goes on after it. */
    void runOnce() {
        hands.handout().runOnce();
        hands.lost().runOnce();
        var now = clock.instant();
        turn.gather(now);
        for (var due : batches.listDue(now)) {
            var party = turn.findParty(due);
            if (party != null) {
                inBackground(due.id(), () -> hands.sending().send(due, party));
            } else if (turn.isStranded(due)) {
                inBackground(due.id(), () -> hands.lost().strand(due));
            }
        }
    }

    private void inBackground(String batch, Runnable work) {
        if (underWay.add(batch)) {
            Thread.ofVirtual().name("batch-" + batch).start(() -> {
                try {
                    work.run();
                } catch (RuntimeException failure) {
                    LOG.warn("Batch {} is taken up again at the next turn", batch, failure);
                } finally {
                    underWay.remove(batch);
                }
            });
        }
    }

    /** Gives batches that are out five seconds. What is cut off then may have been taken, and counts as unknown. */
    @Override
    @PreDestroy
    public void close() {
        closed = true;
        for (int step = 0; step < STEPS_TO_CLOSE && busy(); step++) {
            LockSupport.parkNanos(STEP.toNanos());
        }
        hands.book().close();
    }

    private boolean busy() {
        var running = turns;
        return !underWay.isEmpty() || (running != null && running.isAlive());
    }
}
