package io.waybill.app.backtest;

import io.waybill.app.facts.LeadFacts;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.lists.Asked;
import io.waybill.app.lists.Memberships;
import io.waybill.mappings.field.FieldValue;
import io.waybill.rules.backtest.Odds;
import io.waybill.rules.backtest.Recorded;
import io.waybill.rules.backtest.Replay;
import io.waybill.rules.backtest.Replayed;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.flow.FieldSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of the two releases of a backtest, at work on lead after lead in the order of time. For one thread at a time where leads must come in order,
 * else for many.
 */
final class Side {
    private final ActiveFlow release;
    private final CapCounts counts;
    private final Replay replay;
    private final Fields fields;
    private final Lists lists;
    private final boolean limited;
    private volatile boolean trusting;

    /**
     * What lists there are to be asked.
     *
     * @param asked what was asked when the leads came, as far as it is known
     */
    record Lists(Memberships memberships, Set<Listed> asked) {}

    /** How fields are typed. */
    record Fields(DayTypes types, Map<String, String> now) {
        /** As the release reads them. */
        static Fields of(DayTypes types, ActiveFlow release) {
            Map<String, String> now = new HashMap<>();
            release.rules().flow().fields().forEach((name, spec) -> now.put(name, type(spec)));
            return new Fields(types, now);
        }

        private static String type(FieldSpec spec) {
            return spec.type();
        }

        /** Whether the lead's journal has all fields as they are read now, and no others. */
        private boolean areThoseOf(StoredLead lead) {
            return lead.received().fields().entrySet().stream()
                    .allMatch(field -> field.getValue().type().equals(now.get(field.getKey())));
        }

        Map<String, FieldValue> of(StoredLead lead) {
            Map<String, FieldValue> read = new HashMap<>(types.fields(lead.received(), now));
            read.keySet().retainAll(now.keySet());
            return read;
        }
    }

    Side(ActiveFlow release, CapCounts counts, Odds odds, Fields fields, Lists lists) {
        this.release = release;
        this.counts = counts;
        var recipients = new PastRecipients(release, counts);
        this.limited = recipients.isLimited();
        this.replay = new Replay(release.rules(), recipients, odds);
        this.fields = fields;
        this.lists = lists;
    }

    /**
     * Whether leads that this release has decided alone are taken as they are on record: rules are a pure function, so a replay would come to the
     * same. Not where caps count: then each lead depends on those before it.
     */
    void trust(boolean record) {
        trusting = record && !limited;
    }

    /** Whether leads must come one after the other, as each may fill up caps for the next. */
    boolean isOrdered() {
        return limited;
    }

    /** What becomes of these leads, in their order. */
    List<Replayed> replay(List<StoredLead> leads) {
        List<Replayed> all = new ArrayList<>(leads.size());
        for (StoredLead lead : leads) {
            Decided decided = trusting ? lead.decided() : null;
            all.add(
                    decided != null && decided.release().equals(release.release())
                            ? asItWas(lead, decided)
                            : replayed(lead));
        }
        return all;
    }

    private static Replayed asItWas(StoredLead lead, Decided decided) {
        return new Replayed(List.of(decided.ending()), lead.record().returned());
    }

    private Replayed replayed(StoredLead lead) {
        Recorded record = record(lead);
        Replayed replayed = replay.of(record);
        if (limited) {
            counts.take(record, replayed);
        }
        return replayed;
    }

    private Recorded record(StoredLead lead) {
        boolean same = fields.areThoseOf(lead);
        Lead facts = same ? lead.record().lead() : LeadFacts.lead(lead.id(), fields.of(lead));
        List<Listed> listed = listed(lead, facts);
        return same && listed.equals(lead.record().listed())
                ? lead.record()
                : lead.record().with(facts, listed);
    }

    /** On uploaded lists as it was found then, on lists in files as the release has them. */
    private List<Listed> listed(StoredLead lead, Lead facts) {
        Set<Listed> questions = release.rules().lists();
        Set<Listed> listed = new LinkedHashSet<>();
        lead.record().listed().stream().filter(questions::contains).forEach(listed::add);
        listed.addAll(release.rules().listedInFiles(facts));
        if (!lists.asked().containsAll(questions)) {
            listed.addAll(listedNow(lead, facts));
        }
        return List.copyOf(listed);
    }

    /** What nobody asked then is answered by the lists as they are now. */
    private List<Listed> listedNow(StoredLead lead, Lead facts) {
        var asked = new Asked(release, fields.of(lead), facts, lead.received().source(), List.of());
        return lists.memberships().listed(asked).stream()
                .filter(each -> !lists.asked().contains(each))
                .toList();
    }
}
