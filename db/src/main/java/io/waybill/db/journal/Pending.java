package io.waybill.db.journal;

import java.util.concurrent.CompletableFuture;

/**
 * An entry on its way to the disk. It may be withdrawn at any time but during the commit, so that whoever waits for it is told in time, and told
 * the truth. Safe for use by the writer and by the watch over deadlines at once.
 */
final class Pending {
    private enum Stage {
        WAITING,
        COMMITTING,
        OVER
    }

    private final JournalEntry entry;
    private final long deadline;
    private final CompletableFuture<Appending> future = new CompletableFuture<>();
    private Stage stage = Stage.WAITING;
    private boolean maybeWritten;
    private boolean expired;

    /** @param deadline as {@link System#nanoTime} counts */
    Pending(JournalEntry entry, long deadline) {
        this.entry = entry;
        this.deadline = deadline;
    }

    JournalEntry entry() {
        return entry;
    }

    CompletableFuture<Appending> future() {
        return future;
    }

    boolean isDue(long now) {
        return now - deadline >= 0;
    }

    boolean isDone() {
        return future.isDone();
    }

    synchronized boolean isOver() {
        return stage == Stage.OVER;
    }

    /** From here on it cannot be withdrawn; false when it has been. */
    synchronized boolean startCommit() {
        if (stage != Stage.WAITING) {
            return false;
        }
        stage = Stage.COMMITTING;
        return true;
    }

    /**
     * The commit did not happen, or nobody knows. The entry waits to be tried again, which is safe as the same entry is written only once; unless
     * its time was up meanwhile.
     *
     * @param maybe it may have been written
     * @return whether its future has failed in doubt, and the doubt remains
     */
    synchronized boolean stopCommit(boolean maybe) {
        maybeWritten |= maybe;
        stage = expired ? Stage.OVER : Stage.WAITING;
        return expired && maybeWritten;
    }

    /**
     * Its time is up: fails the future, if that has not completed.
     *
     * @return whether it has failed in doubt, and no writer is at it that will know
     */
    boolean expire(String message) {
        boolean committing;
        boolean inDoubt;
        synchronized (this) {
            if (stage == Stage.OVER) {
                return false;
            }
            committing = stage == Stage.COMMITTING;
            inDoubt = committing || maybeWritten;
            expired = true;
            stage = committing ? stage : Stage.OVER;
        }
        return future.completeExceptionally(new JournalUnavailable(message, inDoubt, null)) && inDoubt && !committing;
    }

    /** What became of it. False when whoever waits for it was told otherwise before. */
    boolean settle(Appending appending) {
        synchronized (this) {
            stage = Stage.OVER;
        }
        return future.complete(appending);
    }

    /** It can never be written. */
    void refuse(EntryRefused refused) {
        synchronized (this) {
            stage = Stage.OVER;
        }
        future.completeExceptionally(refused);
    }
}
