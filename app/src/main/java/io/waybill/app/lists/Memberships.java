package io.waybill.app.lists;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.journal.JournalUnavailable;
import io.waybill.db.keyed.MemoryKey;
import io.waybill.db.list.ListEntry;
import io.waybill.db.list.UploadedList;
import io.waybill.db.list.UploadedLists;
import io.waybill.mappings.field.FieldValue;
import io.waybill.rules.fact.Listed;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks the uploaded lists, before each round, what the flow's rules and recipients want to know. Safe for use by many threads. */
@Singleton
public final class Memberships {
    private final UploadedLists lists;
    private final ListValues values;
    private final MemoryKey key;

    Memberships(UploadedLists lists, ListValues values, MemoryKey key) {
        this.lists = lists;
        this.values = values;
        this.key = key;
    }

    /**
     * Which lists name the lead now, those in files included: one query at most, none where nothing is asked. Throws {@link JournalUnavailable}
     * when the database is away.
     */
    public List<Listed> listed(Asked lead) {
        Map<String, Listed> listed = new TreeMap<>();
        lead.flow().rules().listedInFiles(lead.facts()).forEach(each -> listed.put(each.toString(), each));
        Set<Listed> questions = lead.flow().rules().lists();
        if (!questions.isEmpty()) {
            try {
                ask(lead, questions).forEach(each -> listed.put(each.toString(), each));
            } catch (DataAccessException away) {
                throw new JournalUnavailable("The lists could not be asked.", false, away);
            }
        }
        return List.copyOf(listed.values());
    }

    private List<Listed> ask(Asked lead, Set<Listed> questions) {
        Map<Listed, ListEntry> entries = new LinkedHashMap<>();
        questions.forEach(question -> {
            ListEntry entry = findEntry(lead, question);
            if (entry != null) {
                entries.put(question, entry);
            }
        });
        Set<ListEntry> held = lists.listHeld(Set.copyOf(entries.values()));
        return entries.entrySet().stream()
                .filter(entry -> held.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Null when there is nothing to look for. */
    private @Nullable ListEntry findEntry(Asked lead, Listed question) {
        UploadedList list = lists.find(question.list());
        if (list == null) {
            return null;
        }
        FieldValue field = lead.fields().get(question.field());
        String text = field == null ? lead.findText(question.field()) : null;
        String normal = field == null
                ? (text == null ? null : values.find(list.type(), text))
                : values.find(list.type(), field);
        return normal == null ? null : entry(list, normal);
    }

    private ListEntry entry(UploadedList list, String normal) {
        byte[] hash = new EntryHash(list.digest(), key.hash()).ofValue(normal);
        return new ListEntry(list.part(), HexFormat.of().formatHex(hash));
    }

    /** Whether the list has this value, written in any way that its type knows; false when it is not of the type. */
    boolean contains(UploadedList list, String value) {
        ListEntry entry = findEntry(list, value);
        return entry != null && !lists.listHeld(Set.of(entry)).isEmpty();
    }

    /** The entry that stands for this value; null when it is not of the list's type. */
    @Nullable
    ListEntry findEntry(UploadedList list, String value) {
        String normal = values.find(list.type(), value);
        return normal == null ? null : entry(list, normal);
    }
}
