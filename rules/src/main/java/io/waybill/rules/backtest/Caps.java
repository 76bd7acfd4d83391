package io.waybill.rules.backtest;

import io.waybill.rules.Evaluation;
import io.waybill.rules.RuleSet;
import io.waybill.rules.backtest.Recipients.Seen;
import io.waybill.rules.decision.Candidate;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Ping;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.RecipientStates;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out whom caps kept out: the round is asked once more as if there were none. */
record Caps(RuleSet rules, Seen seen) {
    /** Notes on the path who would have been a candidate in this round. */
    void note(Path path, Facts facts, Evaluation evaluation) {
        boolean news =
                seen.full().entrySet().stream().anyMatch(each -> !path.trace().isKnown(each.getKey(), each.getValue()));
        if (!news) {
            return;
        }
        Evaluation free = rules.evaluate(facts.withRecipients(RecipientStates.of(seen.unlimited())));
        Set<String> candidates = recipients(free, Caps::findCandidate);
        Set<String> turns = recipients(free, Caps::findTurn);
        turns.removeAll(recipients(evaluation, Caps::findTurn));
        seen.full().forEach((recipient, cap) -> {
            boolean shut = seen.findReason(recipient) != null && candidates.contains(recipient);
            if ((shut || turns.contains(recipient)) && !path.trace().isKnown(recipient, cap)) {
                path.trace().hit(new Hit(recipient, cap, path.now(), turns.contains(recipient)));
            }
        });
    }

    private static Set<String> recipients(Evaluation evaluation, Function<Decision, @Nullable String> of) {
        return evaluation.decisions().stream()
                .flatMap(decision -> Stream.ofNullable(of.apply(decision)))
                .collect(Collectors.toSet());
    }

    private static @Nullable String findCandidate(Decision decision) {
        return decision instanceof Candidate candidate ? candidate.recipient() : null;
    }

    private static @Nullable String findTurn(Decision decision) {
        return switch (decision) {
            case Deliver deliver -> deliver.recipient();
            case Ping ping -> ping.recipient();
            default -> null;
        };
    }
}
