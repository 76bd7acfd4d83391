package io.waybill.app.routing;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.HeldPing;
import io.waybill.rules.fact.Bid;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Result;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What recipients have bid for a lead: when its source asked for a price, and when the lead itself was offered.
 *
 * @param arrived answers that are not in the history yet
 */
record LeadBids(LeadHistory history, List<ExchangeFinished> arrived) {
    private static final String EXPIRES = "expires";
    /** Numbers below are seconds from now; below the next they are seconds since 1970, else milliseconds. */
    private static final BigDecimal MOMENTS = new BigDecimal(100_000_000);

    private static final BigDecimal MILLIS = new BigDecimal(100_000_000_000L);
    private static final BigDecimal THOUSAND = new BigDecimal(1_000);

    /** All amounts named so far; which of them count is for the rules to say. */
    List<Bid> facts() {
        List<Bid> bids = new ArrayList<>();
        for (var offer : held()) {
            bids.add(new Bid(offer.recipient(), Dollars.cents(offer.price()), offer.expires()));
        }
        for (var ping : pings()) {
            if (ping.price() != null) {
                bids.add(new Bid(ping.to(), Dollars.cents(ping.price()), expires(ping), ping.delivery()));
            }
        }
        return bids;
    }

    /** What the post to a recipient may say of its bid; empty where it has made none. */
    Map<String, Object> ofPing(String recipient) {
        for (var ping : pings().reversed()) {
            if (ping.to().equals(recipient) && ping.price() != null && isTaken(ping)) {
                return said(ping.price(), ping.reference(), ping.append());
            }
        }
        return held().stream()
                .filter(offer -> offer.recipient().equals(recipient))
                .findFirst()
                .map(offer -> said(offer.price(), offer.reference(), offer.append()))
                .orElse(Map.of());
    }

    private static Map<String, Object> said(
            String price, @Nullable String reference, @Nullable Map<String, Object> append) {
        var said = new HashMap<String, Object>();
        said.put("bid", new BigDecimal(price));
        if (reference != null) {
            said.put("reference", reference);
        }
        if (append != null) {
            said.put("appended", append);
        }
        return Map.copyOf(said);
    }

    private List<HeldPing.Offer> held() {
        var ping = history.received().ping();
        return ping == null ? List.of() : ping.bids();
    }

    private List<ExchangeFinished> pings() {
        var pings = new ArrayList<ExchangeFinished>();
        for (var attempt : history.attempts()) {
            if (attempt.finished() != null) {
                pings.add(attempt.finished());
            }
        }
        pings.addAll(arrived);
        pings.removeIf(finished -> !isPing(finished));
        return pings;
    }

    private static boolean isTaken(ExchangeFinished ping) {
        return ping.outcome().equals(Result.SUCCESS.word());
    }

    private static boolean isPing(ExchangeFinished finished) {
        return finished.exchange().equals(ExchangeKind.PING.word());
    }

    /** The same answers with the end of each bid as a moment: "in 30 seconds" means nothing once it is in the journal. */
    static List<ExchangeFinished> dated(List<ExchangeFinished> arrived, Instant now) {
        return arrived.stream().map(finished -> dated(finished, now)).toList();
    }

    private static ExchangeFinished dated(ExchangeFinished finished, Instant now) {
        var append = finished.append();
        if (!isPing(finished) || append == null || !append.containsKey(EXPIRES)) {
            return finished;
        }
        var dated = new LinkedHashMap<>(append);
        var end = findMoment(String.valueOf(append.get(EXPIRES)), now);
        if (end == null) {
            dated.remove(EXPIRES);
        } else {
            dated.put(EXPIRES, end.toString());
        }
        return finished.withAppend(dated);
    }

    /** Until when the bid of a dated answer holds; null when it named no end. */
    static @Nullable Instant expires(ExchangeFinished ping) {
        var append = ping.append();
        var end = append == null ? null : append.get(EXPIRES);
        return end instanceof String moment ? findMoment(moment, Instant.EPOCH) : null;
    }

    private static @Nullable Instant findMoment(String text, Instant now) {
        try {
            return text.matches("[0-9.]{1,20}")
                    ? moment(new BigDecimal(text), now)
                    : OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException | NumberFormatException unreadable) {
            return null;
        }
    }

    private static Instant moment(BigDecimal number, Instant now) {
        if (number.compareTo(MOMENTS) < 0) {
            return now.plusMillis(number.multiply(THOUSAND).longValue());
        }
        return number.compareTo(MILLIS) < 0
                ? Instant.ofEpochSecond(number.longValue())
                : Instant.ofEpochMilli(number.longValue());
    }
}
