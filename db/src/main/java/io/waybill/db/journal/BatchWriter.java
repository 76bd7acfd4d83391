package io.waybill.db.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Carries a batch through its transaction, and tells every entry what became of it. Safe for use by many threads. */
final class BatchWriter {
    private final String node;
    private final int shard;
    private final EntryListener listener;
    private final Doubts doubts;

    /** @param shard see {@link EntryTransaction} */
    BatchWriter(String node, int shard, EntryListener listener, Doubts doubts) {
        this.node = node;
        this.shard = shard;
        this.listener = listener;
        this.doubts = doubts;
    }

    /**
     * Writes the batch, together or one by one when one of them spoils it for all. Entries that are not over afterwards are to be tried again. Throws
     * when the connection is of no more use.
     */
    void write(Connection connection, List<Pending> batch) throws SQLException {
        EntryTransaction transaction = new EntryTransaction(connection, node, shard);
        try {
            List<Appending> answers =
                    transaction.write(batch.stream().map(Pending::entry).toList());
            if (startCommit(batch)) {
                commit(connection, batch);
                listener.counted(transaction.counts());
                for (int i = 0; i < batch.size(); i++) {
                    settle(batch.get(i), answers.get(i));
                }
            } else {
                connection.rollback();
            }
        } catch (SQLException error) {
            rollback(connection, error);
            switch (Fault.of(error)) {
                case CONFLICT -> {}
                case DUPLICATE, REFUSED -> separate(connection, batch, transaction, error);
                case UNAVAILABLE -> throw error;
            }
        }
    }

    /** All or none: what was withdrawn meanwhile must not be committed with the others. */
    private static boolean startCommit(List<Pending> batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (!batch.get(i).startCommit()) {
                batch.subList(0, i).forEach(started -> started.stopCommit(false));
                return false;
            }
        }
        return true;
    }

    private void commit(Connection connection, List<Pending> batch) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException error) {
            boolean maybe = Fault.of(error) == Fault.UNAVAILABLE;
            for (Pending pending : batch) {
                if (pending.stopCommit(maybe)) {
                    doubts.add(pending.entry());
                }
            }
            throw error;
        }
    }

    private static void rollback(Connection connection, SQLException error) throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            gone.addSuppressed(error);
            throw gone;
        }
    }

    /** Tries each alone, so that only the culprit fails. */
    private void separate(Connection connection, List<Pending> batch, EntryTransaction transaction, SQLException error)
            throws SQLException {
        if (batch.size() == 1) {
            blame(connection, batch.getFirst(), transaction, error);
            return;
        }
        for (Pending pending : batch) {
            if (!pending.isOver()) {
                write(connection, List.of(pending));
            }
        }
    }

    private void blame(Connection connection, Pending culprit, EntryTransaction transaction, SQLException error)
            throws SQLException {
        if (Fault.of(error) == Fault.REFUSED) {
            culprit.refuse(new EntryRefused(culprit.entry(), error));
        } else if (transaction.wasAtSales()) {
            settle(culprit, Appending.SLOT_TAKEN);
        } else if (transaction.wasAtMarks()) {
            settle(culprit, Appending.SEEN_MEANWHILE);
        } else if (transaction.wasAtKeys()) {
            settle(culprit, Appending.KEY_TAKEN);
        } else {
            boolean written = JournalRows.isWritten(connection, culprit.entry());
            settle(culprit, written ? Appending.DONE : Appending.SUPERSEDED);
        }
    }

    private void settle(Pending pending, Appending answer) {
        if (answer == Appending.DONE) {
            listener.written(pending.entry());
        }
        if (!pending.settle(answer) && answer == Appending.DONE) {
            doubts.late(pending.entry());
        }
    }
}
