package io.waybill.rules.evaluate;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Match;
import io.waybill.rules.flow.FlowTerms;
import io.waybill.rules.plan.Bounds;
import io.waybill.rules.plan.BuyerRows;
import io.waybill.rules.plan.Plan;
import io.waybill.rules.table.TableKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tables say of a lead's plan beside its buyers. Rows of the purchase table are looked for only where they are needed.
 *
 * @param tiers the rows of the tiers table that match
 */
record PlanTables(Evaluator evaluator, Facts facts, LeadInputs inputs, List<Match> tiers) {
    PlanTables(Evaluator evaluator, Facts facts, LeadInputs inputs) {
        this(evaluator, facts, inputs, evaluator.tables().matches(TableKind.TIERS, inputs));
    }

    /** What the source is paid. */
    List<Match> purchase() {
        return evaluator.tables().matches(TableKind.PURCHASE, inputs);
    }

    Plan plan(List<Candidate> candidates, BuyerRows rows) {
        FlowTerms terms = evaluator.flow().terms();
        var margins = new Margins(facts, terms.margin(), terms.margin() == null ? List.of() : purchase());
        return new Plan(
                candidates,
                Tables.tiers(tiers),
                rows,
                new Bounds(timeout(terms.timeout()), margins, terms.remediation()));
    }

    /** For a lead that was opened again the time begins again. */
    private @Nullable Duration timeout(@Nullable Duration whole) {
        Instant reopened = facts.course().reopened();
        return whole == null || reopened == null
                ? whole
                : whole.plus(Duration.between(facts.now().received(), reopened));
    }
}
