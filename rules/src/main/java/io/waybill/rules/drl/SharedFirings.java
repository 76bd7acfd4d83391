package io.waybill.rules.drl;

import io.waybill.rules.decision.Score;
import io.waybill.rules.fact.Ask;
import io.waybill.rules.fact.Exhausted;
import io.waybill.rules.fact.Match;
import io.waybill.rules.fact.Turn;
import io.waybill.rules.fact.Underway;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a rule set's stages made of facts that are the same for many leads: rows of tables, whose turn it is. Rules know nothing but facts, so it is
 * the same each time, and a third of what a lead is decided by need not be worked out again. Safe for use by many threads.
 */
final class SharedFirings {
    /** Beyond them all are forgotten: what is asked often comes back at once. */
    private static final int MOST = 1_000;

    private final Map<Question, Fired> known = new ConcurrentHashMap<>();

    private record Question(Stage stage, List<Object> told) {}

    /** What the stage makes of what it is told: known from before, or else found out now. */
    Fired fire(Stage stage, CompiledStage rules, List<Object> told) {
        if (!told.stream().allMatch(SharedFirings::isShared)) {
            return rules.fire(told);
        }
        var question = new Question(stage, List.copyOf(told));
        Fired fired = known.get(question);
        if (fired == null) {
            fired = rules.fire(told);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(question, fired);
        }
        return fired;
    }

    /** Whether other leads may well have the same fact. A row that is about an outcome is of one lead only. */
    private static boolean isShared(Object fact) {
        return switch (fact) {
            case Match row -> row.getOutcome() == null;
            case Turn turn -> true;
            case Ask ask -> true;
            case Exhausted exhausted -> true;
            case Underway underway -> true;
            case Score score -> true;
            default -> false;
        };
    }
}
