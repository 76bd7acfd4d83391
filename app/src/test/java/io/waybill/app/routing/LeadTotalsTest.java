package io.waybill.app.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.LeadReceived;
import io.waybill.app.event.SaleRecorded;
import io.waybill.app.event.SaleReversed;
import io.waybill.db.ledger.Posting;
import io.waybill.db.ledger.Posting.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeadTotalsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final SaleRecorded SALE = new SaleRecorded("first", "75.00", null, "d1", 1);

    private static LeadHistory sold(boolean test) {
        var history = new LeadHistory("0".repeat(32), Map.of());
        history.apply(new LeadReceived("loans", "web", test, NOON, Map.of(), 0, "hash", null, null));
        history.apply(new ExchangeStarted("enhancement", "phone", "e1", 1, null, 1_000, false, null));
        history.apply(answered("0.0125"));
        history.apply(SALE);
        history.apply(new LeadClosed("sold", "success", null, "75.00", "45.0125", "45.00"));
        return history;
    }

    private static ExchangeFinished answered(String cost) {
        return new ExchangeFinished(
                "enhancement",
                "phone",
                "e1",
                1,
                null,
                "success",
                "accepted",
                null,
                null,
                null,
                null,
                false,
                null,
                cost,
                5);
    }

    private static SaleReversed reversed(boolean reopens, boolean payBack) {
        return new SaleReversed("first", "75.00", null, "d1", null, reopens ? NOON : null, payBack);
    }

    private static LeadClosed closedFor(String pay) {
        return new LeadClosed("sold", "success", null, "50.00", "0", pay);
    }

    private static List<Posting> postings(LeadHistory history, LeadEvent event) {
        return LeadTotals.postings(history, List.of(event));
    }

    @Test
    void whatWasGivenBackBeforeAFollowUpStaysGivenBack() {
        var history = sold(false);
        history.apply(reversed(false, false));

        assertThat(history.revenueCents()).isZero();
        assertThat(LeadTotals.cost(history, history.sales().paidCents(), List.of()))
                .isEqualByComparingTo(new BigDecimal("45.0125"));
    }

    @Test
    void aCallIsPostedToTheFractionOfACent() {
        assertThat(postings(sold(false), answered("0.0125")))
                .containsExactly(new Posting(Kind.CALL, 12_500, null, "phone", "e1"));
        assertThat(postings(sold(false), answered("0"))).isEmpty();
    }

    @Test
    void aSaleForNothingIsASaleToo() {
        assertThat(postings(sold(false), new SaleRecorded("first", "0.00", null, "d2", 2)))
                .containsExactly(new Posting(Kind.SALE, 0, "first", null, "d2"));
    }

    @Test
    void theSecondEndPostsOnlyWhatTheSourceGetsMore() {
        var history = sold(false);
        history.apply(reversed(true, false));

        assertThat(history.ended()).isFalse();
        assertThat(history.sales().keptCents()).isEqualTo(45_00);
        assertThat(postings(history, closedFor("45.00"))).isEmpty();
        assertThat(postings(history, closedFor("48.50")))
                .containsExactly(new Posting(Kind.PAY, 3_500_000, null, null, null));
    }

    @Test
    void whereTheSourcePaysBackTheSecondEndPostsWhatItGetsLess() {
        var history = sold(false);
        history.apply(reversed(true, true));

        assertThat(history.sales().keptCents()).isZero();
        assertThat(postings(history, closedFor("30.00")))
                .containsExactly(new Posting(Kind.PAY_BACK, 15_000_000, null, null, null));
    }

    @Test
    void testLeadsPostNothing() {
        assertThat(LeadTotals.postings(sold(true), List.of(SALE, closedFor("45.00"), answered("1"))))
                .isEmpty();
    }
}
