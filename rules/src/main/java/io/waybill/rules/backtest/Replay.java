package io.waybill.rules.backtest;

import io.waybill.rules.Evaluation;
import io.waybill.rules.RuleSet;
import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import io.waybill.rules.backtest.Recipients.Seen;
import io.waybill.rules.fact.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Takes leads that are on record through a rule set to their ends. Decisions are carried out on paper: what was answered then is answered
 * again, time goes by as fast as it is read, nothing leaves. Where an answer is not on record both answers are tried, each as likely as it is.
 */
public final class Replay {
    /** More rounds than any sensible lead takes. */
    private static final int MOST_ROUNDS = 200;

    private static final int MOST_ENDINGS = 64;
    /** A way that is less likely is not gone for itself: the likelier one stands for it too. */
    private static final double LEAST_WEIGHT = 0.001;

    private final RuleSet rules;
    private final Recipients recipients;
    private final Odds odds;

    public Replay(RuleSet rules, Recipients recipients, Odds odds) {
        this.rules = rules;
        this.recipients = recipients;
        this.odds = odds;
    }

    /** One lead, to its end. The same record always gives the same answer. */
    public Replayed of(Recorded lead) {
        List<Ending> endings = new ArrayList<>();
        List<Path> paths = new ArrayList<>(List.of(new Path(lead)));
        while (!paths.isEmpty()) {
            Path path = paths.removeLast();
            List<Path> ways = goOn(path, endings.size() + paths.size() + 2 <= MOST_ENDINGS);
            if (ways.isEmpty()) {
                endings.add(ending(path));
            } else {
                paths.addAll(ways.reversed());
            }
        }
        return new Replayed(endings, lead.returned());
    }

    /** Goes on to the end, or to an answer that is not on record; the ways from there on. None at the end. */
    private List<Path> goOn(Path path, boolean roomForMore) {
        while (true) {
            Attempt unknown = Guesses.findUnknown(path);
            if (unknown != null) {
                return new Guesses(odds).ways(path, unknown, this::isWorthGoing, roomForMore);
            }
            if (!path.calls().arriving().isEmpty()) {
                path.await();
                evaluate(path);
            } else if (!wake(path)) {
                return List.of();
            }
            if (path.isOver()) {
                return List.of();
            }
        }
    }

    private boolean isWorthGoing(Path path) {
        return path.trace().guesses().size() <= 1 || path.trace().weight() >= LEAST_WEIGHT;
    }

    /** Lets time go by until something is due. False when nothing ever is. */
    private boolean wake(Path path) {
        boolean begins = path.trace().rounds().isEmpty();
        Instant until = path.stand().takeWake();
        Instant due = path.calls().findDue();
        Instant next = Stream.of(until, due)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        if (next == null && !begins) {
            path.stand().hold("The rules asked for nothing");
            return false;
        }
        if (next != null) {
            path.now(next);
        }
        if (path.calls().isTriedLater()) {
            tryAgain(path);
        } else {
            evaluate(path);
        }
        return true;
    }

    /** Attempts that were decided earlier; but none at a recipient that has become unavailable meanwhile. */
    private void tryAgain(Path path) {
        Seen seen = recipients.at(path.lead(), path.now());
        for (String delivery : path.calls().due(path.now())) {
            String reason = seen.findReason(path.calls().get(delivery).party().id());
            if (reason == null) {
                path.calls().again(delivery, path.now());
            } else {
                path.calls().withhold(delivery, path.now(), Guesses.withheld(path.getLast(delivery), reason));
            }
        }
    }

    private void evaluate(Path path) {
        if (path.trace().rounds().size() >= MOST_ROUNDS) {
            path.stand().hold("More than %d rounds".formatted(MOST_ROUNDS));
            return;
        }
        // What woke it or came in makes an earlier wait void: this round says anew what it waits for.
        path.stand().takeWake();
        Seen seen = recipients.at(path.lead(), path.now());
        Facts facts = path.facts(seen.states());
        try {
            Evaluation evaluation = rules.evaluate(facts);
            path.trace().add(evaluation);
            new Caps(rules, seen).note(path, facts, evaluation);
            path.classify(evaluation);
            var carrying = new Carrying(path);
            evaluation.decisions().forEach(carrying::out);
        } catch (RulesDoNotSettle | RulesFailed e) {
            path.stand().hold(e.getMessage() == null ? "The rules failed" : e.getMessage());
        }
    }

    private static Ending ending(Path path) {
        Trace trace = path.trace();
        return new Ending(
                trace.weight(),
                path.stand().fate(),
                path.stand().payCents(),
                trace.micros(),
                trace.rounds(),
                path.takings(),
                trace.hits(),
                trace.guesses(),
                trace.silent());
    }
}
