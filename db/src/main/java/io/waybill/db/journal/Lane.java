package io.waybill.db.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One writer and its queue. Whatever has gathered while one commit was under way shares the next. The connection is asked for first, and entries
 * are withdrawable until their commit begins: while the database is away nothing is in doubt.
 */
final class Lane implements Runnable {
    private static final long IDLE_MILLIS = 100;
    /** Shorter than a pool gives connections out again without a look whether they still answer. */
    private static final long AT_HAND_MILLIS = 100;

    private static final long AFTER_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** Then the pool may have the connection back, to renew it. */
    private static final int BATCHES_PER_CONNECTION = 200;
    /** Characters in one commit, far below the packets that servers take. */
    private static final int BATCH_CHARS = 2_000_000;

    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private final DataSource dataSource;
    private final BatchWriter writer;
    private final int batchSize;
    private final LinkedBlockingQueue<Pending> queue;
    private final List<Pending> batch = new ArrayList<>();
    private volatile boolean closing;
    private boolean away;

    Lane(DataSource dataSource, BatchWriter writer, int batchSize, int queueSize) {
        this.dataSource = dataSource;
        this.writer = writer;
        this.batchSize = batchSize;
        this.queue = new LinkedBlockingQueue<>(queueSize);
    }

    /** False when the queue is full. */
    boolean offer(Pending pending) {
        return queue.offer(pending);
    }

    int size() {
        return queue.size();
    }

    /** Ends the writer once its queue is empty. */
    void close() {
        closing = true;
    }

    @Override
    public void run() {
        try {
            while (awaitEntry()) {
                writeWhatGathers();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitEntry() throws InterruptedException {
        while (fill() == 0) {
            if (closing && queue.isEmpty()) {
                return false;
            }
            Pending next = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                batch.add(next);
            }
        }
        return true;
    }

    private void writeWhatGathers() throws InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            for (int written = 0; written < BATCHES_PER_CONNECTION && gathers(); written++) {
                writer.write(connection, batch);
                batch.removeIf(Pending::isOver);
                back();
            }
        } catch (SQLException | RuntimeException failure) {
            gone(failure);
            LockSupport.parkNanos(AFTER_FAILURE_NANOS);
        }
    }

    /** Whether anything came while the connection is at hand: to give it back and to ask for it again costs as much as the entry itself. */
    private boolean gathers() throws InterruptedException {
        if (fill() == 0) {
            Pending next = queue.poll(AT_HAND_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                batch.add(next);
            }
        }
        return fill() > 0;
    }

    /** Takes what waits, as much as may share a commit; entries that were withdrawn drop out. */
    private int fill() {
        batch.removeIf(Pending::isOver);
        int chars = batch.stream().mapToInt(Lane::chars).sum();
        while (batch.size() < batchSize && chars < BATCH_CHARS) {
            Pending next = queue.poll();
            if (next == null) {
                break;
            }
            if (!next.isOver()) {
                batch.add(next);
                chars += chars(next);
            }
        }
        return batch.size();
    }

    private static int chars(Pending pending) {
        return pending.entry().events().stream().mapToInt(String::length).sum();
    }

    private void gone(Exception failure) {
        if (!away) {
            log.warn("The journal cannot write; it goes on as soon as the database answers.", failure);
            away = true;
        }
    }

    private void back() {
        if (away) {
            log.info("The journal writes again.");
            away = false;
        }
    }
}
