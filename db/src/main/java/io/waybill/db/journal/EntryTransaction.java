package io.waybill.db.journal;

import io.waybill.db.alert.Alert;
import io.waybill.db.alert.AlertRows;
import io.waybill.db.batch.MemberRows;
import io.waybill.db.delivery.DeliveryRows;
import io.waybill.db.duplicate.MarkRows;
import io.waybill.db.hold.Count;
import io.waybill.db.ledger.DayRows;
import io.waybill.db.ledger.LedgerLines;
import io.waybill.db.recipient.Pause;
import io.waybill.db.recipient.PauseRows;
import io.waybill.db.submission.SubmissionKey;
import io.waybill.db.submission.SubmissionRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One attempt to write some entries together. Commits nothing; after an exception the caller rolls back. */
final class EntryTransaction {
    private final Connection connection;
    private final String node;
    private final int shard;
    private boolean atSales;
    private boolean atMarks;
    private boolean atKeys;
    private Collection<Count> counts = List.of();

    /** @param shard of the writer, so that those of other writers need not wait for what it sums up */
    EntryTransaction(Connection connection, String node, int shard) {
        this.connection = connection;
        this.node = node;
        this.shard = shard;
    }

    /**
     * Writes the entries but those that were overtaken or find no room, in as few statements as there are tables. The answers are in the order of the
     * entries.
     */
    List<Appending> write(List<JournalEntry> entries) throws SQLException {
        Admission admission = new Admission(connection, node);
        List<Appending> answers = admission.admit(entries);
        counts = admission.counts();
        writeWhatFollows(admission.written());
        return answers;
    }

    /** What the counters of the entries stand at, once the transaction is committed. */
    Collection<Count> counts() {
        return counts;
    }

    static List<MarkRows.Marked> marks(List<JournalEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.marks().stream()
                        .map(mark -> new MarkRows.Marked(
                                entry.lead(),
                                entry.change().flow(),
                                entry.change().source(),
                                mark)))
                .toList();
    }

    /** Whether the last statement was about the slots of sales: then a duplicate key means a taken slot. */
    boolean wasAtSales() {
        return atSales;
    }

    /** Whether the last statement was about marks: then a duplicate key means that another lead was seen meanwhile. */
    boolean wasAtMarks() {
        return atMarks;
    }

    /** Whether the last statement was about the keys of submissions: then a duplicate key means one that is taken. */
    boolean wasAtKeys() {
        return atKeys;
    }

    private void writeWhatFollows(List<JournalEntry> entries) throws SQLException {
        JournalRows.insert(connection, entries, node);
        atMarks = true;
        MarkRows.insert(connection, marks(entries));
        atMarks = false;
        atSales = true;
        JournalRows.insertSales(
                connection,
                entries.stream().filter(entry -> !entry.sales().isEmpty()).toList());
        atSales = false;
        atKeys = true;
        SubmissionRows.insert(connection, keys(entries));
        atKeys = false;
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
        List<LedgerLines.Booking> bookings = bookings(entries);
        LedgerLines.insert(connection, bookings);
        DeliveryRows.insert(connection, tellings(entries));
        MemberRows.insert(
                connection, entries.stream().flatMap(EntryTransaction::comers).toList());
        // Last, as others may wait for these rows.
        DayRows.add(connection, shard, bookings);
    }

    /** A test moves no money. */
    private static List<DeliveryRows.Telling> tellings(List<JournalEntry> entries) {
        return entries.stream()
                .filter(entry -> !entry.told().isEmpty())
                .map(entry -> new DeliveryRows.Telling(
                        entry.lead(), entry.change().flow(), entry.change().source(), entry.at(), entry.told()))
                .toList();
    }

    private static List<LedgerLines.Booking> bookings(List<JournalEntry> entries) {
        return entries.stream()
                .filter(entry -> !entry.change().test() && !entry.postings().isEmpty())
                .map(entry -> new LedgerLines.Booking(
                        entry.lead(),
                        entry.firstSeq(),
                        entry.at(),
                        entry.change().flow(),
                        entry.change().source(),
                        entry.postings()))
                .toList();
    }

    private static Stream<MemberRows.Comer> comers(JournalEntry entry) {
        return entry.joinings().stream()
                .map(joining -> new MemberRows.Comer(
                        entry.lead(), entry.change().flow(), entry.change().test(), entry.at(), joining));
    }

    /** In the order of the keys, so that two nodes with the same ones do not wait for each other crosswise. */
    private static Map<String, SubmissionKey> keys(List<JournalEntry> entries) {
        Map<String, SubmissionKey> keys = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> entry.key() != null)
                .sorted(Comparator.comparing(
                        entry -> Objects.requireNonNull(entry.key()).hash()))
                .forEach(entry -> keys.put(entry.lead(), Objects.requireNonNull(entry.key())));
        return keys;
    }
}
