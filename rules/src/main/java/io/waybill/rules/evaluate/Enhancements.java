package io.waybill.rules.evaluate;

import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Enhance;
import io.waybill.rules.fact.Appended;
import io.waybill.rules.fact.Delivery;
import io.waybill.rules.fact.EnhancementFailed;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How far a lead's enhancements have come: which are answered, which failed, which are tried again. */
final class Enhancements {
    private final Facts facts;
    private final Set<String> fresh;
    private final Set<String> retried;
    private final Map<String, Outcome> last = new LinkedHashMap<>();

    /**
     * @param facts with every outcome classified
     * @param fresh ids of the outcomes that were classified in this round
     * @param retried deliveries and exchanges that this round tries again
     */
    Enhancements(Facts facts, Set<String> fresh, Set<String> retried) {
        this.facts = facts;
        this.fresh = fresh;
        this.retried = retried;
        for (Outcome outcome : facts.outcomes()) {
            if (outcome.kind() == ExchangeKind.ENHANCEMENT) {
                last.merge(outcome.to(), outcome, (one, other) -> one.attempt() > other.attempt() ? one : other);
            }
        }
    }

    /** Whether the answer of one is still to come. */
    boolean underway() {
        return last.values().stream().anyMatch(this::triedAgain);
    }

    /** Whether it has been asked for the last time. */
    boolean answered(String enhancement) {
        Outcome outcome = last.get(enhancement);
        return outcome == null
                ? facts.appended().stream().map(Appended::enhancement).anyMatch(enhancement::equals)
                : !triedAgain(outcome);
    }

    List<EnhancementFailed> failed() {
        return last.values().stream()
                .filter(outcome -> !outcome.isAccepted() && !triedAgain(outcome))
                .map(outcome -> new EnhancementFailed(
                        outcome.to(), Objects.requireNonNull(outcome.outcomeClass(), "classified")))
                .toList();
    }

    /** The same decisions without asking what is answered, or anything twice; required if any of them says so. */
    List<Decision> unasked(List<Decision> decisions) {
        Map<String, Enhance> asked = new LinkedHashMap<>();
        List<Decision> kept = new ArrayList<>();
        for (Decision decision : decisions) {
            if (!(decision instanceof Enhance enhance)) {
                kept.add(decision);
            } else if (!answered(enhance.id())) {
                asked.merge(
                        enhance.id(),
                        enhance,
                        (one, other) -> new Enhance(one.id(), one.required() || other.required()));
            }
        }
        kept.addAll(asked.values());
        return kept;
    }

    private boolean triedAgain(Outcome outcome) {
        return retried.contains(outcome.delivery())
                || (!fresh.contains(outcome.id())
                        && facts.deliveries().stream()
                                .filter(Delivery::open)
                                .anyMatch(open -> open.id().equals(outcome.delivery())));
    }
}
