package io.waybill.app.duplicates;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.Releases;
import io.waybill.db.duplicate.EarlierLeads;
import io.waybill.db.duplicate.Mark;
import io.waybill.db.duplicate.Traces;
import io.waybill.db.journal.JournalUnavailable;
import io.waybill.db.keyed.MemoryKey;
import io.waybill.rules.fact.Duplicate;
import io.waybill.rules.flow.DuplicateCheck;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for earlier leads of the same person, as the flow's {@code duplicates:} asks. Flows that nobody asks about cost nothing; all others one
 * query. Safe for use by many threads.
 *
 * <p>Of two that come at once each may look before the other is on disk: their marks then claim the same place, the journal takes only one of
 * them, and the other looks again.
 */
@Singleton
public final class Duplicates {
    private final EarlierLeads earlier;
    private final MemoryKey key;
    private final Releases releases;

    Duplicates(EarlierLeads earlier, MemoryKey key, Releases releases) {
        this.earlier = earlier;
        this.key = key;
        this.releases = releases;
    }

    /** What is known of the lead's person now. Throws {@link JournalUnavailable} when the database is away. */
    public Person look(Arrival lead) {
        Collection<DuplicateCheck> own = lead.flow().rules().flow().duplicates().values();
        List<DuplicateCheck> others = ofOthers(lead.flow());
        if (own.isEmpty() && others.isEmpty()) {
            return Person.UNKNOWN;
        }
        try {
            return look(lead, own, others);
        } catch (DataAccessException away) {
            throw new JournalUnavailable("Earlier leads could not be looked for.", false, away);
        }
    }

    /** Checks of other flows that look at this flow's leads too, as far as they know. */
    private List<DuplicateCheck> ofOthers(ActiveFlow flow) {
        return releases.flows().values().stream()
                .filter(other -> !other.id().equals(flow.id()))
                .flatMap(other -> other.rules().flow().duplicates().values().stream())
                .filter(DuplicateCheck::acrossFlows)
                .toList();
    }

    private Person look(Arrival lead, Collection<DuplicateCheck> own, List<DuplicateCheck> others) {
        var hashes = new ValueHashes(lead, key.hash());
        Map<DuplicateCheck, List<String>> byCheck = new LinkedHashMap<>();
        own.forEach(check -> byCheck.put(check, hashes.of(check)));
        Set<String> all = new LinkedHashSet<>();
        byCheck.values().forEach(all::addAll);
        Traces traces = all.isEmpty() ? new Traces(List.of(), Map.of()) : earlier.read(all);
        var findings = new Findings(lead, traces);
        List<Duplicate> found = new ArrayList<>();
        Set<String> first = new HashSet<>();
        byCheck.forEach((check, ofCheck) -> {
            Duplicate duplicate = findings.find(check, ofCheck);
            if (duplicate == null) {
                first.addAll(ofCheck);
            } else {
                found.add(duplicate);
            }
        });
        others.forEach(check -> all.addAll(hashes.of(check)));
        List<Mark> marks = all.stream()
                .map(hash -> new Mark(hash, first.contains(hash) ? traces.nextPlace(hash) : null, lead.at()))
                .toList();
        return new Person(found, marks);
    }
}
