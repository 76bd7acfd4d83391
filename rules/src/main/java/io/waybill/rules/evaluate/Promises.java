package io.waybill.rules.evaluate;

import io.waybill.rules.decision.Alert;
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
import io.waybill.rules.decision.Reject;
import io.waybill.rules.decision.Remediate;
import io.waybill.rules.decision.Retry;
import io.waybill.rules.decision.Review;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.decision.Wait;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.plan.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What holds whatever people write: decisions in, those that keep Waybill's promises out. */
final class Promises {
    private Promises() {}

    /**
     * Every fresh attempt gets exactly one class, and is tried again at most once: never what was accepted, never what may have been
     * accepted by a recipient to whom a repeat is not harmless. A ping is tried once, for nobody waits for a late bid; and while a source waits
     * for a price nothing is tried again. Nobody stands in who has, or had, the lead already.
     *
     * @param fresh the attempts without a class
     * @param facts as they were before
     */
    static StageResult ofClassification(StageResult result, List<Outcome> fresh, Facts facts) {
        Map<String, Outcome> byId =
                fresh.stream().collect(Collectors.toMap(Outcome::id, Function.identity(), (first, repeated) -> first));
        Map<String, Outcome> byDelivery = fresh.stream()
                .collect(Collectors.toMap(
                        Outcome::delivery,
                        Function.identity(),
                        (one, other) -> one.attempt() > other.attempt() ? one : other));
        Set<String> classified = new HashSet<>();
        List<Decision> kept = new ArrayList<>();
        for (Decision decision : result.decisions()) {
            if (!(decision instanceof Classify classify)
                    || (byId.containsKey(classify.outcome()) && classified.add(classify.outcome()))) {
                kept.add(decision);
            }
        }
        StageResult whole = result.with(kept);
        for (Outcome outcome : byId.values()) {
            if (classified.add(outcome.id())) {
                whole = whole.and(new Classify(outcome.id(), outcome.reading()), "classification.promise.class");
            }
        }
        return whole.with(withoutForbiddenRetries(
                whole, facts.source().asking() ? Map.of() : byDelivery, doubts(facts), given(facts)));
    }

    private static Set<String> given(Facts facts) {
        return new Standing(facts, Set.of(), Set.of(), Set.of()).given();
    }

    private static Set<String> doubts(Facts facts) {
        return facts.outcomes().stream()
                .filter(Outcome::isUnknown)
                .map(Outcome::delivery)
                .collect(Collectors.toSet());
    }

    /**
     * @param doubts deliveries of which any attempt may have been taken
     * @param given who had the lead already
     */
    private static List<Decision> withoutForbiddenRetries(
            StageResult result, Map<String, Outcome> last, Set<String> doubts, Set<String> given) {
        Map<String, Classify> classes = result.list(Classify.class).stream()
                .collect(Collectors.toMap(Classify::outcome, Function.identity(), (first, repeated) -> first));
        Set<String> goingOn = new HashSet<>();
        Set<String> asked = new HashSet<>(given);
        return result.decisions().stream()
                .filter(decision -> switch (decision) {
                    case Retry retry -> mayRetry(last.get(retry.delivery()), classes) && goingOn.add(retry.delivery());
                    case Fallback fallback ->
                        mayRetry(last.get(fallback.delivery()), classes)
                                && (!doubts.contains(fallback.delivery()) || isSameRecipient(fallback))
                                && isFirst(fallback.findRecipient(), asked)
                                && goingOn.add(fallback.delivery());
                    default -> true;
                })
                .toList();
    }

    /** What may have been taken is offered to nobody but the same recipient, at another of its addresses and with the same key. */
    private static boolean isSameRecipient(Fallback fallback) {
        return fallback.to().startsWith(Fallback.ADDRESS);
    }

    private static boolean isFirst(@Nullable String standIn, Set<String> asked) {
        return standIn == null || asked.add(standIn);
    }

    private static boolean mayRetry(@Nullable Outcome outcome, Map<String, Classify> classes) {
        if (outcome == null || outcome.kind() == ExchangeKind.PING) {
            return false;
        }
        Classify classify = classes.get(outcome.id());
        boolean accepted =
                classify != null && outcome.classified(classify.outcomeClass()).isAccepted();
        return !accepted && (!outcome.isUnknown() || outcome.sent().idempotent());
    }

    /** Only what says what was: the lead goes nowhere and does not end. */
    static List<Decision> bookkeeping(List<Decision> decisions) {
        List<Decision> kept = new ArrayList<>(decisions);
        kept.removeIf(decision -> !isBookkeeping(decision));
        return kept;
    }

    /** While it is unknown whether somebody has the lead, it goes to nobody and gets no outcome but a person's. */
    static List<Decision> whileUnknown(List<Decision> decisions, List<Outcome> unknown) {
        List<Decision> kept = new ArrayList<>(bookkeeping(decisions));
        unknown.forEach(outcome -> kept.add(new Review("delivery to %s is unknown: %s"
                .formatted(outcome.to(), outcome.reading().word()))));
        return kept;
    }

    /** A lead ends once: with a person's review before anything else, else as the first ending says; and what has ended does not go on. */
    static List<Decision> oneEnding(List<Decision> decisions) {
        Decision ending = findEnding(decisions);
        if (ending == null) {
            return decisions;
        }
        List<Decision> kept = new ArrayList<>(decisions);
        kept.removeIf(decision -> isEnding(decision) || goesOn(decision));
        kept.add(ending);
        return kept;
    }

    private static @Nullable Decision findEnding(List<Decision> decisions) {
        Decision first = null;
        for (Decision decision : decisions) {
            if (decision instanceof Review) {
                return decision;
            }
            first = first == null && isEnding(decision) ? decision : first;
        }
        return first;
    }

    static boolean isEnding(Decision decision) {
        return decision instanceof Reject
                || decision instanceof Close
                || decision instanceof Remediate
                || decision instanceof Review;
    }

    static boolean goesOn(Decision decision) {
        return decision instanceof Deliver
                || decision instanceof Ping
                || decision instanceof Wait
                || decision instanceof Enhance
                || decision instanceof Fallback
                || decision instanceof Retry;
    }

    /** Decisions that say what was, and move the lead nowhere. */
    private static boolean isBookkeeping(Decision decision) {
        return decision instanceof Classify
                || decision instanceof Alert
                || decision instanceof Pause
                || decision instanceof Sell
                || decision instanceof Lose
                || decision instanceof Pay;
    }
}
