package io.waybill.rules.evaluate;

import io.waybill.rules.Evaluation;
import io.waybill.rules.decision.Candidate;
import io.waybill.rules.decision.Close;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Enhance;
import io.waybill.rules.decision.Reject;
import io.waybill.rules.decision.Remediate;
import io.waybill.rules.decision.Review;
import io.waybill.rules.drl.Stage;
import io.waybill.rules.explain.ReadRow;
import io.waybill.rules.explain.Why;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.flow.FieldSpec;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.Table;
import io.waybill.rules.table.TableKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a round that has been run meant for one recipient. The order of the questions is the order of the stages: what comes first kept it out
 * first.
 */
record WhyNot(Evaluator evaluator, Round round, Evaluation evaluation, String recipient) {
    Why why() {
        Why given = new WhyGiven(round, evaluation, recipient).find();
        if (given != null) {
            return given;
        }
        Why turnedAway = findTurnedAway();
        return turnedAway == null ? selected() : turnedAway;
    }

    /** The lead was turned away or held before it was offered to anybody, or is offered to nobody further. */
    private @Nullable Why findTurnedAway() {
        for (StageResult result : round.results()) {
            boolean early = result.stage() != Stage.CLASSIFICATION && result.stage() != Stage.PRICING;
            for (Decision decision : early ? result.decisions() : List.<Decision>of()) {
                String reason = Promises.isEnding(decision) ? reason(decision) : null;
                if (reason != null) {
                    return turnedAway(result, decision, reason);
                }
            }
            if (result.stage() == Stage.FILTERING
                    && !round.standing().untouched()
                    && !result.rows().isEmpty()) {
                ReadRow row = read(result).getFirst();
                return new Why.TurnedAway(
                        row.outputs().getOrDefault("reject", ""), result.rules().getFirst(), row);
            }
        }
        return null;
    }

    private Why turnedAway(StageResult result, Decision decision, String reason) {
        String maker = round.findMaker(decision);
        FieldSpec field = RequiredFields.findBroken(
                evaluator.flow(), round.facts().lead(), round.facts().source().asking());
        if (maker == null && field != null) {
            return new Why.Required(field.name(), reason);
        }
        ReadRow row = read(result).stream()
                .filter(each -> reason.equals(each.outputs().get("reject"))
                        || reason.startsWith(each.outputs().getOrDefault("enhancement", reason + " ")))
                .findFirst()
                .orElse(null);
        return new Why.TurnedAway(reason, maker == null ? String.join(", ", result.rules()) : maker, row);
    }

    private List<ReadRow> read(StageResult result) {
        return evaluator.read(round.facts(), evaluation.score(), result.rows());
    }

    private static @Nullable String reason(Decision ending) {
        return switch (ending) {
            case Reject reject -> reject.reason();
            case Review review -> review.reason();
            case Remediate remediate -> remediate.reason();
            case Close close -> close.reason() == null ? close.outcome().word() : close.reason();
            default -> null;
        };
    }

    /** The buyers table was asked, or would have been. */
    private Why selected() {
        Candidate candidate = findCandidate();
        if (candidate != null) {
            return new WhyPlanned(evaluator, round, evaluation, candidate).why();
        }
        Table buyers = evaluator.tables().byKind().get(TableKind.BUYERS);
        List<Row> rows = buyers == null
                ? List.of()
                : buyers.rows().stream()
                        .filter(row -> row.text("recipient").equals(recipient))
                        .toList();
        if (buyers == null || rows.isEmpty()) {
            return new Why.NotNamed();
        }
        return rows.stream()
                .filter(row -> buyers.firstUnmet(row, round.inputs()) == null)
                .findFirst()
                .map(row -> matched(ReadRows.of(row, round.inputs())))
                .orElseGet(() -> new Why.NoRow(ReadRows.missed(buyers, rows, round.inputs())));
    }

    private @Nullable Candidate findCandidate() {
        return evaluation.decisions().stream()
                .filter(Candidate.class::isInstance)
                .map(Candidate.class::cast)
                .filter(candidate -> candidate.recipient().equals(recipient))
                .findFirst()
                .orElse(null);
    }

    private Why matched(ReadRow row) {
        RecipientStatus status = round.facts().recipients().find(recipient);
        if (status != null && status.reason() != null) {
            return new Why.Unavailable(status.reason(), row);
        }
        Round.Routed routed = round.routed();
        if (routed == null || round.complete()) {
            return stopped(row);
        }
        List<String> silent = evaluator.rules().listNames(Stage.SELECTION).stream()
                .filter(rule -> !routed.selection().contains(rule))
                .toList();
        return new Why.NoCandidate(row, routed.selection(), silent);
    }

    private Why stopped(ReadRow row) {
        if (round.complete()) {
            return new Why.Sold(new WhyGiven(round, evaluation, recipient).buyers(), 1, false, row);
        }
        return stopped(evaluation);
    }

    /** The lead was stopped, or goes another way first. */
    static Why stopped(Evaluation evaluation) {
        for (Decision decision : evaluation.decisions()) {
            String reason = decision instanceof Enhance enhance ? enhance.id() + " is asked first" : reason(decision);
            if (reason != null) {
                return new Why.Stopped(reason);
            }
        }
        return new Why.Stopped("what is on its way comes first");
    }
}
