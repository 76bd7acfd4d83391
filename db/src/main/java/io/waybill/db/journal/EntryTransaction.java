package io.waybill.db.journal;

import io.waybill.db.alert.Alert;
import io.waybill.db.alert.AlertRows;
import io.waybill.db.batch.MemberRows;
import io.waybill.db.recipient.Pause;
import io.waybill.db.recipient.PauseRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One attempt to write some entries together. Commits nothing; after an exception the caller rolls back. */
final class EntryTransaction {
    private final Connection connection;
    private final String node;
    private boolean atSales;

    EntryTransaction(Connection connection, String node) {
        this.connection = connection;
        this.node = node;
    }

    /** Writes the entries but those that were overtaken, in as few statements as there are tables. The answers are in the order of the entries. */
    List<Appending> write(List<JournalEntry> entries) throws SQLException {
        LeadRows.insert(
                connection, entries.stream().filter(EntryTransaction::isFirst).toList(), node);
        List<JournalEntry> later =
                entries.stream().filter(entry -> !isFirst(entry)).toList();
        int[] updated = LeadRows.update(connection, later, node);
        List<Appending> answers = new ArrayList<>();
        List<JournalEntry> fresh = new ArrayList<>();
        int update = 0;
        for (JournalEntry entry : entries) {
            boolean overtaken = !isFirst(entry) && updated[update++] == 0;
            answers.add(overtaken ? overtaken(entry) : Appending.DONE);
            if (!overtaken) {
                fresh.add(entry);
            }
        }
        writeWhatFollows(fresh);
        return answers;
    }

    /** By itself, when an earlier attempt succeeded after all; or by another node. */
    private Appending overtaken(JournalEntry entry) throws SQLException {
        return JournalRows.isWritten(connection, entry) ? Appending.DONE : Appending.SUPERSEDED;
    }

    /** Whether the last statement was about the slots of sales: then a duplicate key means a taken slot. */
    boolean wasAtSales() {
        return atSales;
    }

    private void writeWhatFollows(List<JournalEntry> entries) throws SQLException {
        JournalRows.insert(connection, entries, node);
        atSales = true;
        JournalRows.insertSales(
                connection,
                entries.stream().filter(entry -> entry.sale() != null).toList());
        atSales = false;
        TimerRows.insert(
                connection,
                entries.stream().filter(entry -> entry.wake() != null).toList());
        // All nodes pause in the same order, so that they do not wait for each other crosswise.
        PauseRows.insert(
                connection,
                entries.stream()
                        .flatMap(entry -> entry.pauses().stream())
                        .sorted(Comparator.comparing(Pause::recipient))
                        .toList());
        List<Alert> alerts =
                entries.stream().flatMap(entry -> entry.alerts().stream()).toList();
        AlertRows.insert(connection, alerts);
        MemberRows.insert(
                connection, entries.stream().flatMap(EntryTransaction::comers).toList());
    }

    private static Stream<MemberRows.Comer> comers(JournalEntry entry) {
        return entry.joinings().stream()
                .map(joining -> new MemberRows.Comer(
                        entry.lead(), entry.change().flow(), entry.change().test(), entry.at(), joining));
    }

    private static boolean isFirst(JournalEntry entry) {
        return entry.firstSeq() == 1;
    }
}
