package io.waybill.db.journal;

import io.waybill.db.duplicate.MarkRows;
import io.waybill.db.hold.Count;
import io.waybill.db.hold.Hold;
import io.waybill.db.hold.Room;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which entries of a transaction are written: their leads' rows and the room that they take under limits decide. For one transaction. */
final class Admission {
    private final Connection connection;
    private final String node;
    private final List<JournalEntry> written = new ArrayList<>();
    private Collection<Count> counts = List.of();

    Admission(Connection connection, String node) {
        this.connection = connection;
        this.node = node;
    }

    /** Brings the leads' rows and the counters in step with the entries that can be written: {@link Appending#DONE}, unless they are on disk already. */
    List<Appending> admit(List<JournalEntry> entries) throws SQLException {
        Room room = Room.lock(connection, holds(entries));
        List<Appending> answers = look(entries, room);
        Set<JournalEntry> fresh = writeLeads(entries, answers);
        for (int i = 0; i < entries.size(); i++) {
            JournalEntry entry = entries.get(i);
            if (answers.get(i) == Appending.DONE && fresh.contains(entry)) {
                written.add(entry);
            } else {
                answers.set(i, answer(entry, answers.get(i)));
            }
        }
        counts = room.count(written.stream()
                .map(entry -> new Room.Change(entry.holds(), entry.released()))
                .toList());
        return answers;
    }

    /** The entries that the rest is to be written of. */
    List<JournalEntry> written() {
        return written;
    }

    /** What the counters of the entries stand at, once the transaction is committed. */
    Collection<Count> counts() {
        return counts;
    }

    private static List<Hold> holds(List<JournalEntry> entries) {
        return entries.stream()
                .flatMap(entry -> Stream.concat(entry.holds().stream(), entry.released().stream()))
                .toList();
    }

    /** As far as can be said before the leads' rows are written; {@link Appending#DONE} for those that may be. */
    private List<Appending> look(List<JournalEntry> entries, Room room) throws SQLException {
        Set<String> unaware = listUnaware(entries);
        List<Appending> answers = new ArrayList<>();
        for (JournalEntry entry : entries) {
            if (isFirst(entry) && unaware.contains(entry.lead())) {
                answers.add(Appending.SEEN_MEANWHILE);
            } else {
                answers.add(room.promise(entry.holds(), entry.released()) ? Appending.DONE : Appending.FULL);
            }
        }
        return answers;
    }

    /** Leads that have not seen another one with the same value, which is on disk or comes before them here. */
    private Set<String> listUnaware(List<JournalEntry> entries) throws SQLException {
        return MarkRows.listTaken(connection, EntryTransaction.marks(entries)).stream()
                .map(MarkRows.Marked::lead)
                .collect(Collectors.toSet());
    }

    /** Those whose leads' rows follow them: all that may but the overtaken. */
    private Set<JournalEntry> writeLeads(List<JournalEntry> entries, List<Appending> answers) throws SQLException {
        List<JournalEntry> first = new ArrayList<>();
        List<JournalEntry> later = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (answers.get(i) == Appending.DONE) {
                (isFirst(entries.get(i)) ? first : later).add(entries.get(i));
            }
        }
        LeadRows.insert(connection, first, node);
        int[] updated = LeadRows.update(connection, later, node);
        // The same entry, and not one that looks the same.
        Set<JournalEntry> fresh = Collections.newSetFromMap(new IdentityHashMap<>());
        fresh.addAll(first);
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] != 0) {
                fresh.add(later.get(i));
            }
        }
        return fresh;
    }

    /** Whoever was overtaken is told so, room or not: its own earlier attempt may be what takes the room. */
    private Appending answer(JournalEntry entry, Appending seen) throws SQLException {
        return switch (seen) {
            case DONE -> overtaken(entry);
            case FULL -> LeadRows.isNext(connection, entry) ? Appending.FULL : overtaken(entry);
            case SUPERSEDED, SLOT_TAKEN, SEEN_MEANWHILE, KEY_TAKEN -> seen;
        };
    }

    /** By itself, when an earlier attempt succeeded after all; or by another node. */
    private Appending overtaken(JournalEntry entry) throws SQLException {
        return JournalRows.isWritten(connection, entry) ? Appending.DONE : Appending.SUPERSEDED;
    }

    private static boolean isFirst(JournalEntry entry) {
        return entry.firstSeq() == 1;
    }
}
