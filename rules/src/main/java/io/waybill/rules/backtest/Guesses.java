package io.waybill.rules.backtest;

import io.waybill.rules.backtest.Recorded.Party;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.Outcome.Answer;
import io.waybill.rules.fact.Outcome.Sent;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers that are not on record: both are tried, a yes as likely as the party said it in the period. */
record Guesses(Odds odds) {
    private static final int OK = 200;
    private static final Sent SENT = new Sent(Duration.ofSeconds(10), true);

    /** Among the answers that come next one that is not on record; null when all are. */
    static @Nullable Attempt findUnknown(Path path) {
        return path.calls().arriving().stream()
                .filter(attempt -> attempt.reply() == null)
                .findFirst()
                .orElse(null);
    }

    /**
     * The ways on from here.
     *
     * @param worth whether a way is likely enough to be gone for itself
     * @param many whether there may be more than one
     */
    List<Path> ways(Path path, Attempt unknown, Predicate<Path> worth, boolean many) {
        Party party = unknown.party();
        if (party.kind() == ExchangeKind.ENHANCEMENT) {
            path.trace().silent(party.id());
            path.calls().answer(unknown, reply(party, Result.SUCCESS, null));
            return List.of(path);
        }
        Chance chance = odds.of(party);
        var yes = new Guess(party, true, chance);
        var no = new Guess(party, false, chance);
        List<Path> both = Stream.of(yes, no)
                .map(guess -> taken(path.copy(), unknown, guess, guess.share()))
                .toList();
        if (many && both.stream().allMatch(worth)) {
            return both;
        }
        Guess likelier =
                Stream.of(yes, no).max(Comparator.comparingDouble(Guess::share)).orElseThrow();
        return List.of(taken(path, unknown, likelier, 1));
    }

    private Path taken(Path path, Attempt unknown, Guess guess, double share) {
        Price price = path.calls().get(unknown.delivery()).price();
        boolean names = guess.yes() && (guess.party().kind() == ExchangeKind.PING || !(price instanceof Price.Fixed));
        path.trace().guess(guess, share);
        path.calls()
                .answer(
                        unknown,
                        reply(
                                guess.party(),
                                guess.yes() ? Result.SUCCESS : Result.FAILURE,
                                names ? guess.chance().cents() : null));
        return path;
    }

    private Reply reply(Party party, Result result, @Nullable Long cents) {
        Answer answer = new Answer(OK, null, false, "", Map.of(), null, cents);
        var outcome = new Outcome(party.kind(), "", 1, party.id(), result, null, answer, SENT);
        boolean brings = party.kind() == ExchangeKind.ENHANCEMENT;
        return new Reply(outcome, brings ? Map.of() : null, null, odds.micros(party), Duration.ZERO);
    }

    /** What a further attempt comes to that is not made. */
    static Reply withheld(Outcome last, String reason) {
        Answer answer = new Answer(null, null, false, "", Map.of(), reason, null);
        var outcome = new Outcome(last.kind(), last.delivery(), 1, last.to(), Result.ERROR, null, answer, last.sent());
        return new Reply(outcome, null, null, 0, Duration.ZERO);
    }
}
