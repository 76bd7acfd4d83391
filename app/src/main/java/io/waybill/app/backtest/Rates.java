package io.waybill.app.backtest;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.home.ActiveFlow;
import io.waybill.db.past.Answers;
import io.waybill.db.past.PastAnswers;
import io.waybill.db.past.Period;
import io.waybill.rules.backtest.Chance;
import io.waybill.rules.backtest.Odds;
import io.waybill.rules.backtest.Recorded.Party;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Result;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often recipients accepted, and bid, in a period, and what they usually paid. Safe for use by many threads. */
@Singleton
final class Rates {
    private final PastAnswers past;
    private final PastEvents events;

    Rates(PastAnswers past, PastEvents events) {
        this.past = past;
        this.events = events;
    }

    /** How often somebody said yes and no, and the sum of what it named, in cents. */
    private static final class Count {
        private long yes;
        private long no;
        private long cents;

        void add(Answers answers) {
            yes += answers.accepted();
            no += answers.rejected();
            cents += answers.cents() * answers.accepted();
        }

        void bid(long amount) {
            yes++;
            cents += amount;
        }

        void noBid() {
            no++;
        }

        void add(Count other) {
            yes += other.yes;
            no += other.no;
            cents += other.cents;
        }

        Chance chance(boolean own) {
            return new Chance(yes, yes + no, own, yes == 0 ? 0 : Math.round((double) cents / yes));
        }
    }

    /** Those of all recipients in the period; calls cost what the mappings of these releases say, the last one first. */
    Odds of(Period period, List<ActiveFlow> releases) {
        Map<Party, Count> counts = new HashMap<>();
        past.ofPosts(period)
                .forEach(answers -> counts.computeIfAbsent(
                                new Party(ExchangeKind.POST, answers.recipient()), _ -> new Count())
                        .add(answers));
        if (releases.stream().anyMatch(Rates::asksForBids)) {
            past.readPings(
                    period,
                    entry -> events.read(entry).forEach(event -> {
                        if (event instanceof ExchangeFinished finished
                                && finished.exchange().equals(ExchangeKind.PING.word())) {
                            count(
                                    counts.computeIfAbsent(
                                            new Party(ExchangeKind.PING, finished.to()), _ -> new Count()),
                                    finished);
                        }
                    }));
        }
        return odds(counts, releases);
    }

    private static boolean asksForBids(ActiveFlow release) {
        return release.mappings().recipients().values().stream().anyMatch(recipient -> recipient.ping() != null);
    }

    private static void count(Count count, ExchangeFinished finished) {
        if (finished.outcome().equals(Result.SUCCESS.word()) && finished.price() != null) {
            count.bid(Dollars.cents(finished.price()));
        } else if (!finished.outcome().equals(Result.ERROR.word())) {
            count.noBid();
        }
    }

    private static Odds odds(Map<Party, Count> counts, List<ActiveFlow> releases) {
        Map<Party, Chance> own = new HashMap<>();
        Map<ExchangeKind, Count> others = new HashMap<>();
        counts.forEach((party, count) -> {
            Chance chance = count.chance(true);
            others.computeIfAbsent(party.kind(), _ -> new Count()).add(count);
            if (chance.asked() > 0) {
                own.put(party, chance);
            }
        });
        Map<ExchangeKind, Chance> all = new HashMap<>();
        others.forEach((kind, count) -> all.put(kind, count.chance(false)));
        Map<Party, Long> micros = new HashMap<>();
        releases.forEach(release -> release.mappings()
                .enhancements()
                .values()
                .forEach(enhancement -> micros.put(
                        new Party(ExchangeKind.ENHANCEMENT, enhancement.id()),
                        enhancement.cost().movePointRight(6).longValue())));
        return new Odds(own, all, micros);
    }
}
