package io.waybill.app.backtest;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.LeadReceived;
import io.waybill.app.event.RulesEvaluated;
import io.waybill.rules.backtest.Recorded.Away;
import io.waybill.rules.backtest.Recorded.Party;
import io.waybill.rules.backtest.Reply;
import io.waybill.rules.fact.Bid;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.fact.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was answered about a lead, and what rounds found that cannot be rebuilt, from its events. For one thread. */
final class AnswersOnRecord {
    private final Map<String, Exchange> exchanges = new LinkedHashMap<>();
    private final List<Away> away = new ArrayList<>();
    private @Nullable List<Listed> listed;

    /** One attempt, in the order in which they began. */
    private record Exchange(
            ExchangeStarted started, @Nullable ExchangeFinished finished, Instant at) {}

    /** @param at when it was written */
    void apply(LeadEvent event, Instant at) {
        switch (event) {
            case ExchangeStarted started
            when isQuestionOrPost(started.exchange()) ->
                exchanges.put(key(started.delivery(), started.attempt()), new Exchange(started, null, at));
            case ExchangeFinished finished ->
                exchanges.computeIfPresent(
                        key(finished.delivery(), finished.attempt()),
                        (_, exchange) -> new Exchange(exchange.started(), finished, at));
            case RulesEvaluated round -> {
                away.add(new Away(at, RoundReading.away(round.read())));
                listed = listed == null ? RoundReading.listed(round.read()) : listed;
            }
            default -> {}
        }
    }

    private static String key(String delivery, int attempt) {
        return delivery + "/" + attempt;
    }

    private static boolean isQuestionOrPost(String exchange) {
        return Stream.of(ExchangeKind.values()).anyMatch(kind -> kind.word().equals(exchange));
    }

    /** What each party answered, attempt by attempt. */
    Map<Party, List<Reply>> replies() {
        Map<Party, List<Reply>> replies = new LinkedHashMap<>();
        for (Exchange exchange : exchanges.values()) {
            ExchangeFinished finished = exchange.finished();
            if (finished != null && ReplyReading.isAnswer(finished)) {
                var kind = ExchangeKind.valueOf(exchange.started().exchange().toUpperCase(Locale.ROOT));
                replies.computeIfAbsent(new Party(kind, exchange.started().to()), _ -> new ArrayList<>(1))
                        .add(ReplyReading.reply(kind, exchange.started(), finished, exchange.at()));
            }
        }
        return replies;
    }

    /** Which recipients could not be given the lead. */
    List<Away> away() {
        return away.stream().allMatch(each -> each.why().isEmpty()) ? List.of() : away;
    }

    /** The lists that named the lead when it came. */
    List<Listed> listed() {
        return listed == null ? List.of() : listed;
    }

    /** Who sent it, and what it was promised. */
    static Source source(LeadReceived received) {
        var ping = received.ping();
        return new Source(
                received.source(),
                false,
                ping == null || ping.price() == null ? null : Dollars.cents(ping.price()),
                ping == null ? null : ping.refused());
    }

    /** Bids from before it came in. */
    static List<Bid> bids(LeadReceived received) {
        var ping = received.ping();
        return ping == null
                ? List.of()
                : ping.bids().stream()
                        .map(offer -> new Bid(offer.recipient(), Dollars.cents(offer.price()), offer.expires()))
                        .toList();
    }
}
