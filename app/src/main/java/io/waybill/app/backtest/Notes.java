package io.waybill.app.backtest;

import io.waybill.rules.backtest.Chance;
import io.waybill.rules.backtest.Recorded.Party;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Listed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What people have to know to trust the figures of a backtest, in sentences. */
record Notes(Question question, Sum sum, Set<Listed> asked) {
    List<String> list() {
        List<String> notes = new ArrayList<>();
        if (sum.leftOut() > 0) {
            notes.add("%d leads are left out: another system routed them.".formatted(sum.leftOut()));
        }
        if (sum.unsettled() > 0) {
            notes.add(
                    "%d leads are still under way, or people opened them again; what nobody answered yet is estimated."
                            .formatted(sum.unsettled()));
        }
        sum.tally().spread().parties().stream()
                .sorted(Comparator.comparing(Party::id))
                .map(party -> rate(party, sum.tally().spread().chance(party)))
                .forEach(notes::add);
        sum.tally()
                .silent()
                .forEach((enhancement, leads) -> notes.add(
                        "%s has no answer on record for %d leads: it is taken to bring nothing, and costs what its mapping says."
                                .formatted(enhancement, leads)));
        newLists(notes);
        newFields(notes);
        if (sum.changes().size() == Changes.MOST) {
            notes.add("Of the leads that change only the first %d are listed.".formatted(Changes.MOST));
        }
        return notes;
    }

    private static String rate(Party party, Chance chance) {
        String does = party.kind() == ExchangeKind.PING ? "bids" : "accepts";
        if (chance.asked() == 0) {
            return "%s %s as likely as not: nobody was asked in this time.".formatted(party.id(), does);
        }
        String whose = chance.own() ? "its own" : "all recipients', as it was never asked itself:";
        return "%s %s %.1f %% of leads that it was not asked about (%s %d of %d; the true share is %.1f to %.1f %%)."
                .formatted(
                        party.id(),
                        does,
                        chance.rate() * 100,
                        whose,
                        chance.yes(),
                        chance.asked(),
                        chance.low() * 100,
                        chance.high() * 100);
    }

    private void newLists(List<String> notes) {
        Set<String> lists = new TreeSet<>();
        question.draft().rules().lists().stream()
                .filter(each -> !asked.contains(each))
                .forEach(each -> lists.add(each.list()));
        lists.forEach(list -> notes.add("The list %s is asked as it is now.".formatted(list)));
    }

    private void newFields(List<String> notes) {
        Set<String> fields =
                new TreeSet<>(question.draft().rules().flow().fields().keySet());
        fields.removeAll(question.active().rules().flow().fields().keySet());
        fields.forEach(field -> notes.add("The field %s is new: leads of the past do not have it.".formatted(field)));
    }
}
