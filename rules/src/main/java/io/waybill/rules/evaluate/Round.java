package io.waybill.rules.evaluate;

import io.waybill.rules.Evaluation;
import io.waybill.rules.decision.Candidate;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Enhance;
import io.waybill.rules.decision.Reject;
import io.waybill.rules.decision.Review;
import io.waybill.rules.decision.Score;
import io.waybill.rules.drl.Fired;
import io.waybill.rules.drl.Stage;
import io.waybill.rules.fact.Complete;
import io.waybill.rules.fact.Course.Progress;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Match;
import io.waybill.rules.fact.Offer;
import io.waybill.rules.fact.Step;
import io.waybill.rules.plan.Plan;
import io.waybill.rules.plan.Standing;
import io.waybill.rules.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One evaluation, stage by stage. For one thread, once. */
final class Round {
    /**
     * How far a round came whose lead was offered to buyers.
     *
     * @param buyers the rows that matched
     * @param plan null when the lead was turned away or held by the rules of selection
     */
    record Routed(
            List<Match> buyers,
            List<String> selection,
            @Nullable Plan plan,
            List<Step> steps) {}

    private final Evaluator evaluator;
    private final Classified classified;
    private final Facts facts;
    private final Standing standing;
    private final Enhancements enhancements;
    private final List<StageResult> results = new ArrayList<>();
    private final List<Object> common;
    private final List<Fired> firings = new ArrayList<>();
    private @Nullable Routed routed;
    private boolean complete;
    private @Nullable Integer score;

    Round(Evaluator evaluator, Facts given) {
        this.evaluator = evaluator;
        this.classified = Classified.of(evaluator, given);
        this.facts = Consent.heeded(classified.facts(), evaluator.flow().terms().consent());
        this.standing = new Standing(facts, classified.fresh(), classified.retried(), classified.standIns());
        this.enhancements = new Enhancements(facts, classified.fresh(), classified.retried());
        this.common = Classified.common(facts);
    }

    Evaluation run() {
        if (classified.result() != null) {
            results.add(classified.result());
        }
        boolean goesOn = facts.course().progress() == Progress.UNDERWAY;
        boolean stopped = !standing.unknown().isEmpty() || ended() || enhancements.underway();
        if (stopped || !goesOn) {
            settle();
        } else if (!standing.untouched() || isWelcome()) {
            route();
        }
        return new Settlement(facts, standing, complete).of(results, score == null ? 0 : score);
    }

    /** Filtering, enhancement and scoring of a lead that has been given to nobody: whether it may go on in this round. */
    private boolean isWelcome() {
        StageResult rejection = findRejection();
        if (rejection != null) {
            results.add(rejection);
            return false;
        }
        var first = new LeadInputs(facts, null, enhancement -> !enhancements.answered(enhancement));
        int filtering = results.size();
        results.add(filter(first));
        if (ended() || enhances()) {
            return false;
        }
        score();
        if (first.heldBack() || evaluator.rules().filteringReadsScore()) {
            results.set(filtering, filter(new LeadInputs(facts, score, null)));
        }
        return !ended();
    }

    private @Nullable StageResult findRejection() {
        StageResult broken = RequiredFields.findBrokenPromise(facts.source());
        return broken == null
                ? RequiredFields.findRejection(
                        evaluator.flow(), facts.lead(), facts.source().asking())
                : broken;
    }

    private StageResult filter(LeadInputs inputs) {
        return fire(Stage.FILTERING, evaluator.tables().matches(TableKind.FILTERS, inputs), List.of());
    }

    /** Rows that read the data of enhancements still to be asked wait for them, unless nothing else is left to ask. */
    private boolean enhances() {
        var inputs = new LeadInputs(facts, null, enhancement -> !enhancements.answered(enhancement));
        StageResult result = enhance(inputs);
        if (result.decisions().isEmpty() && inputs.heldBack()) {
            result = enhance(new LeadInputs(facts, null, null));
        }
        results.add(result);
        return ended() || !result.list(Enhance.class).isEmpty();
    }

    private StageResult enhance(LeadInputs inputs) {
        List<Match> matches = evaluator.tables().matches(TableKind.ENHANCEMENTS, inputs);
        StageResult result = fire(Stage.ENHANCEMENT, matches, enhancements.failed());
        return result.with(enhancements.unasked(result.decisions()));
    }

    private void score() {
        var inputs = new LeadInputs(facts, null, null);
        List<Match> matches = evaluator.tables().matches(TableKind.SCORES, inputs);
        StageResult result = fire(Stage.SCORING, matches, List.of());
        results.add(result);
        score = result.list(Score.class).stream().mapToInt(Score::points).sum();
    }

    private void route() {
        if (score == null) {
            score();
        }
        var inputs = new LeadInputs(facts, score, null);
        List<Match> buyers = isBarred(inputs) ? List.of() : evaluator.tables().matches(TableKind.BUYERS, inputs);
        if (ended()) {
            return;
        }
        StageResult selection = fire(Stage.SELECTION, buyers, List.of());
        var order = new CandidateOrder(buyers);
        results.add(selection.with(order.sorted(selection.decisions())));
        routed = new Routed(buyers, selection.rules(), null, List.of());
        if (!ended()) {
            var tables = new PlanTables(evaluator, facts, inputs);
            Plan plan = tables.plan(results.getLast().list(Candidate.class), order.rows());
            List<Step> steps = plan.next(standing, facts);
            routed = new Routed(buyers, selection.rules(), plan, steps);
            price(plan, steps, tables);
            results.set(results.size() - 1, new TierTimes(plan.candidates(), tables.tiers()).of(results.getLast()));
        }
    }

    /**
     * Whether a list has come to name the lead since it was let in: then nobody further gets it. It is turned away as it would have been at the
     * door, unless a buyer has it already.
     */
    private boolean isBarred(LeadInputs inputs) {
        if (standing.untouched() || !evaluator.asksListsAgain()) {
            return false;
        }
        List<Match> rows = evaluator.tables().listFilterMatches(inputs);
        StageResult result = fire(Stage.FILTERING, rows, List.of());
        List<Reject> rejects = result.list(Reject.class);
        boolean given = standing.underway()
                || !facts.sales().isEmpty()
                || !standing.accepted(List.of()).isEmpty();
        if (!rejects.isEmpty()) {
            results.add(result.with(given ? List.of() : List.copyOf(rejects)));
        }
        return !rejects.isEmpty();
    }

    /** Nobody further gets the lead, but what was accepted is sold all the same, as far as there are places. */
    private void settle() {
        if (standing.accepted(List.of()).isEmpty()) {
            return;
        }
        var inputs = new LeadInputs(facts, score, null);
        var tables = new PlanTables(evaluator, facts, inputs);
        var order = new CandidateOrder(evaluator.tables().matches(TableKind.BUYERS, inputs));
        Plan plan = tables.plan(List.of(), order.rows());
        price(plan, plan.settled(standing, facts), tables);
    }

    private void price(Plan plan, List<Step> steps, PlanTables tables) {
        complete = steps.stream().anyMatch(Complete.class::isInstance);
        var shares = plan.shares(standing, facts);
        var accepted = shares.sold();
        List<Object> more = new ArrayList<>(accepted);
        more.addAll(shares.surplus());
        more.addAll(steps);
        List<Match> matches = new ArrayList<>(tables.tiers());
        if (complete || steps.stream().anyMatch(Offer.class::isInstance)) {
            matches.addAll(tables.purchase());
        }
        // The rules say what the source is paid for a sale: for one that is only offered they are asked in the same
        // words.
        steps.stream()
                .filter(Offer.class::isInstance)
                .forEach(offer -> more.add(new Complete(((Offer) offer).cents())));
        var source = new SourcePromises(facts.source(), steps, standing.buyers());
        StageResult result = source.allowed(fire(Stage.PRICING, matches, more));
        results.add(source.kept(new PricingPromises(steps, standing.given(), accepted, shares.surplus()).of(result)));
    }

    private StageResult fire(Stage stage, List<Match> matches, List<?> more) {
        List<Object> all = new ArrayList<>(common);
        all.addAll(matches);
        all.addAll(more);
        addDecisions(all);
        if (score != null) {
            all.add(new Score(score));
        }
        all.addAll(InPlay.states(evaluator.rules().statesRead(stage), facts.recipients(), all));
        Fired fired = evaluator.rules().fire(stage, all);
        firings.add(fired);
        return unreleased(StageResult.of(stage, fired, matches));
    }

    /** With every outcome classified, and only the bids and recipients that count. */
    Facts facts() {
        return facts;
    }

    Standing standing() {
        return standing;
    }

    /** What each stage came to so far. */
    List<StageResult> results() {
        return results;
    }

    /** Which rule decided this; null for what Waybill's promises added. */
    @Nullable
    String findMaker(Decision decision) {
        for (Fired fired : firings.reversed()) {
            int place = fired.decisions().lastIndexOf(decision);
            if (place >= 0) {
                return fired.makers().get(place);
            }
        }
        return null;
    }

    /** Null when nobody was selected. */
    @Nullable
    Routed routed() {
        return routed;
    }

    /** What the tables read, as far as it was known in this round. */
    LeadInputs inputs() {
        return new LeadInputs(
                facts,
                score,
                routed == null && standing.untouched() ? enhancement -> !enhancements.answered(enhancement) : null);
    }

    /** Whether as many have bought as may. */
    boolean complete() {
        return complete;
    }

    /** Without asking people for what they have looked at already. */
    private StageResult unreleased(StageResult result) {
        var released = facts.course().released();
        return released.isEmpty()
                ? result
                : result.with(result.decisions().stream()
                        .filter(decision -> !(decision instanceof Review review && released.contains(review.reason())))
                        .toList());
    }

    private boolean ended() {
        for (StageResult result : results) {
            for (Decision decision : result.decisions()) {
                if (Promises.isEnding(decision)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What was decided so far, but for the points, which later stages read as their sum. */
    private void addDecisions(List<Object> all) {
        for (StageResult result : results) {
            for (Decision decision : result.decisions()) {
                if (!(decision instanceof Score)) {
                    all.add(decision);
                }
            }
        }
    }
}
