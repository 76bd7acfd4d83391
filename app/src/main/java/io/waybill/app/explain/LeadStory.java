package io.waybill.app.explain;

import io.waybill.app.leads.LeadReport;
import io.waybill.app.routing.PastRound;
import io.waybill.rules.fact.Course.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lead with its rounds, as the journal tells them. */
record LeadStory(LeadReport report, List<PastRound> rounds) {
    LeadStory {
        rounds = List.copyOf(rounds);
    }

    /** The round that was asked for; by itself the last before the lead's end. Null when there is no such round. */
    @Nullable
    PastRound findRound(@Nullable Integer number) {
        if (number != null) {
            return number < 1 || number > rounds.size() ? null : rounds.get(number - 1);
        }
        return rounds.stream()
                .filter(round -> round.told().course().progress() == Progress.UNDERWAY)
                .reduce((first, second) -> second)
                .orElse(rounds.isEmpty() ? null : rounds.getLast());
    }
}
