package io.waybill.app.routing;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.SaleRecorded;
import io.waybill.app.event.SaleReversed;
import io.waybill.db.ledger.Posting;
import io.waybill.db.ledger.Posting.Kind;
import io.waybill.rules.fact.ExchangeKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has become of a lead in money, for its row and for the ledger: both must say the same. Test leads earn and owe nothing. */
final class LeadTotals {
    private static final long MICROS_IN_A_CENT = 10_000;

    private LeadTotals() {}

    /**
     * What calls and the source have cost, in dollars.
     *
     * @param payCents what the source is paid
     * @param more events that the history has not taken in yet
     */
    static BigDecimal cost(LeadHistory history, long payCents, List<LeadEvent> more) {
        return Stream.concat(
                        Stream.of(
                                history.callCost(),
                                BigDecimal.valueOf(history.received().test() ? 0 : payCents, 2)),
                        more.stream().map(LeadHistory::cost))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * What the events of an entry move.
     *
     * @param history what the source was paid before it
     */
    static List<Posting> postings(LeadHistory history, List<LeadEvent> events) {
        return history.received().test()
                ? List.of()
                : events.stream().flatMap(event -> postings(history, event)).toList();
    }

    private static Stream<Posting> postings(LeadHistory history, LeadEvent event) {
        return switch (event) {
            case SaleRecorded sale -> Stream.of(sale(Kind.SALE, sale.price(), sale.recipient(), sale.delivery()));
            case SaleReversed sale -> Stream.of(sale(Kind.RETURN, sale.price(), sale.recipient(), sale.delivery()));
            case ExchangeFinished finished -> call(finished);
            case LeadClosed closed ->
                pay(Dollars.cents(closed.pay()) - history.sales().paidCents());
            default -> Stream.empty();
        };
    }

    private static Posting sale(Kind kind, String price, String recipient, String delivery) {
        return new Posting(kind, Dollars.cents(price) * MICROS_IN_A_CENT, recipient, null, delivery);
    }

    private static Stream<Posting> call(ExchangeFinished finished) {
        long micros = LeadHistory.cost(finished).movePointRight(6).longValueExact();
        boolean enhancement = finished.exchange().equals(ExchangeKind.ENHANCEMENT.word());
        @Nullable String asked = enhancement ? finished.to() : null;
        return micros == 0
                ? Stream.empty()
                : Stream.of(
                        new Posting(Kind.CALL, micros, enhancement ? null : finished.to(), asked, finished.delivery()));
    }

    private static Stream<Posting> pay(long cents) {
        long micros = Math.abs(cents) * MICROS_IN_A_CENT;
        return cents == 0
                ? Stream.empty()
                : Stream.of(new Posting(cents > 0 ? Kind.PAY : Kind.PAY_BACK, micros, null, null, null));
    }
}
