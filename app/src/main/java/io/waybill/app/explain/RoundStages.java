package io.waybill.app.explain;

import io.waybill.app.routing.PastRound;
import io.waybill.rules.decision.Alert;
import io.waybill.rules.decision.Candidate;
import io.waybill.rules.decision.Classify;
import io.waybill.rules.decision.Close;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Enhance;
import io.waybill.rules.decision.Fallback;
import io.waybill.rules.decision.Lose;
import io.waybill.rules.decision.Pause;
import io.waybill.rules.decision.Pay;
import io.waybill.rules.decision.Ping;
import io.waybill.rules.decision.Promise;
import io.waybill.rules.decision.Reject;
import io.waybill.rules.decision.Remediate;
import io.waybill.rules.decision.Retry;
import io.waybill.rules.decision.Review;
import io.waybill.rules.decision.Score;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.decision.Wait;
import io.waybill.rules.drl.Stage;
import io.waybill.rules.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sorts what a round recorded by the stages: rules by the first word of their names, rows by their tables, decisions by who makes them. */
final class RoundStages {
    /** Rules whose names do not say their stage. */
    private static final String OTHER = "other";

    private RoundStages() {}

    /** What one stage did. */
    record OfStage(String name, List<String> rules, List<String> rows, List<Decision> decisions) {
        boolean empty() {
            return rules.isEmpty() && rows.isEmpty() && decisions.isEmpty();
        }
    }

    /** The stages that did anything, in order. */
    static List<OfStage> of(PastRound round) {
        var stages = new ArrayList<OfStage>();
        var rules = round.recorded().rules();
        var last = rules.isEmpty() ? Stage.PRICING.word() : stage(rules.getLast());
        for (Stage stage : Stage.values()) {
            stages.add(of(stage.word(), round, last));
        }
        stages.add(of(OTHER, round, last));
        stages.removeIf(OfStage::empty);
        return stages;
    }

    private static OfStage of(String name, PastRound round, String last) {
        return new OfStage(
                name,
                round.recorded().rules().stream()
                        .filter(rule -> stage(rule).equals(name))
                        .toList(),
                round.recorded().rows().stream()
                        .filter(row -> stageOfTable(table(row)).equals(name))
                        .toList(),
                round.decisions().stream()
                        .filter(decision -> stage(decision, last).equals(name))
                        .toList());
    }

    private static String stage(String rule) {
        var word = rule.substring(0, Math.max(0, rule.indexOf('.')));
        for (Stage stage : Stage.values()) {
            if (stage.word().equals(word)) {
                return word;
            }
        }
        return OTHER;
    }

    static String table(String row) {
        return row.substring(0, Math.max(0, row.indexOf(':')));
    }

    static String id(String row) {
        return row.substring(row.indexOf(':') + 1);
    }

    private static String stageOfTable(String table) {
        return switch (TableKind.valueOf(table.toUpperCase(Locale.ROOT))) {
            case FILTERS -> Stage.FILTERING.word();
            case ENHANCEMENTS -> Stage.ENHANCEMENT.word();
            case SCORES -> Stage.SCORING.word();
            case BUYERS -> Stage.SELECTION.word();
            case TIERS, PURCHASE -> Stage.PRICING.word();
            case OUTCOMES -> Stage.CLASSIFICATION.word();
        };
    }

    /** @param last the stage in which the round ended: endings and alerts may come from any */
    private static String stage(Decision decision, String last) {
        return switch (decision) {
            case Classify it -> Stage.CLASSIFICATION.word();
            case Retry it -> Stage.CLASSIFICATION.word();
            case Fallback it -> Stage.CLASSIFICATION.word();
            case Pause it -> Stage.CLASSIFICATION.word();
            case Reject it -> Stage.FILTERING.word();
            case Enhance it -> Stage.ENHANCEMENT.word();
            case Score it -> Stage.SCORING.word();
            case Candidate it -> Stage.SELECTION.word();
            case Ping it -> Stage.PRICING.word();
            case Deliver it -> Stage.PRICING.word();
            case Sell it -> Stage.PRICING.word();
            case Lose it -> Stage.PRICING.word();
            case Pay it -> Stage.PRICING.word();
            case Promise it -> Stage.PRICING.word();
            case Wait it -> Stage.PRICING.word();
            case Alert it -> last;
            case Close it -> last;
            case Review it -> last;
            case Remediate it -> last;
        };
    }
}
