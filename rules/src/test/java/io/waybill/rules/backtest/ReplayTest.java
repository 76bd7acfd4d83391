package io.waybill.rules.backtest;

import static io.waybill.rules.backtest.OnRecord.BULK;
import static io.waybill.rules.backtest.OnRecord.PRIME;
import static io.waybill.rules.backtest.OnRecord.RECEIVED;
import static io.waybill.rules.backtest.OnRecord.SUMMIT;
import static io.waybill.rules.backtest.OnRecord.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.backtest.Fate.Sold;
import io.waybill.rules.backtest.Recipients.Seen;
import io.waybill.rules.backtest.Recorded.Party;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final String BUYERS = """
            id,state,recipient,price,tier,order
            a,,prime-lending,75.00,1,1
            b,,summit-loans,52.00,1,2
            """;

    private static Replayed replay(FlowFixture flow, OnRecord lead) {
        return replay(flow, lead, OnRecord.recipients(), Odds.NONE);
    }

    private static Replayed replay(FlowFixture flow, OnRecord lead, Recipients recipients, Odds odds) {
        try (RuleSet rules = flow.rules()) {
            return new Replay(rules, recipients, odds).of(lead.record());
        }
    }

    private static FlowFixture selling(String buyers) {
        return FlowFixture.flow().with("buyers.csv", buyers);
    }

    private static FlowFixture auction() {
        return selling("""
                id,recipient,price,tier,order
                a,prime-lending,bid,1,1
                b,summit-loans,bid,1,2
                c,bulk-loans,20.00,1,3
                """).with("tiers.csv", "id,strategy\n1,auction\n");
    }

    private static Fate fate(Replayed replayed) {
        assertThat(replayed.endings()).hasSize(1);
        return replayed.endings().getFirst().fate();
    }

    private static Fate soldTo(String recipient, long cents) {
        return new Fate("sold", Result.SUCCESS, null, List.of(new Sold(recipient, cents)));
    }

    private static Odds odds(ExchangeKind kind, String recipient, long yes, long asked, long cents) {
        return new Odds(Map.of(new Party(kind, recipient), new Chance(yes, asked, true, cents)), Map.of(), Map.of());
    }

    @Test
    void theFirstThatAcceptedBuysAtThePriceOfItsRow() {
        var replayed = replay(selling(BUYERS), lead().accepted(PRIME));

        assertThat(fate(replayed)).isEqualTo(soldTo(PRIME, 7500));
        assertThat(replayed.revenueMicros()).isEqualTo(75_000_000);
        assertThat(replayed.isEstimated()).isFalse();
        assertThat(replayed.likeliest().rows()).contains("buyers:a");
    }

    @Test
    void aRejectionGoesOnToTheNextAsItDidThen() {
        var lead = lead().rejected(PRIME).accepted(SUMMIT);

        assertThat(fate(replay(selling(BUYERS), lead))).isEqualTo(soldTo(SUMMIT, 5200));
        assertThat(fate(replay(selling(BUYERS.replace("52.00", "60.00")), lead)))
                .isEqualTo(soldTo(SUMMIT, 6000));
    }

    @Test
    void nobodyIsLeftWhenAllRejected() {
        var lead = lead().rejected(PRIME).rejected(SUMMIT);

        assertThat(fate(replay(selling(BUYERS), lead)))
                .isEqualTo(new Fate("unsold", Result.FAILURE, "no buyer accepted the lead", List.of()));
    }

    @Test
    void aFilterTurnsTheLeadAwayBeforeAnybodyIsAsked() {
        var flow = selling(BUYERS).with("filters.csv", "id,state,reject\nca,CA,not in California\n");

        var replayed = replay(flow, lead().accepted(PRIME));

        assertThat(fate(replayed)).isEqualTo(new Fate("rejected", Result.FAILURE, "not in California", List.of()));
        assertThat(fate(replay(flow, lead().with("state", "NY").accepted(PRIME))))
                .isEqualTo(soldTo(PRIME, 7500));
    }

    @Test
    void anErrorIsTriedAgainAndItsSecondAnswerCounts() {
        var flow = selling(BUYERS)
                .with("outcomes.csv", "id,status,class,retry,backoff,then\ndown,5xx,server_error,2,1h,next\n");

        var replayed = replay(flow, lead().down(PRIME).accepted(PRIME));

        assertThat(fate(replayed)).isEqualTo(soldTo(PRIME, 7500));
        var once = flow.with("outcomes.csv", "id,status,class,retry,backoff,then\ndown,5xx,server_error,0,,next\n");
        assertThat(fate(replay(once, lead().down(PRIME).accepted(PRIME).accepted(SUMMIT))))
                .isEqualTo(soldTo(SUMMIT, 5200));
    }

    @Test
    void timeGoesByUntilALaterTierOpens() {
        var flow = selling(BUYERS.replace("52.00,1,2", "52.00,2,1"))
                .with("tiers.csv", "id,strategy,opens_after,advance\n1,waterfall,,on_window\n2,waterfall,24h,\n");

        var replayed = replay(flow, lead().rejected(PRIME).accepted(SUMMIT));

        assertThat(fate(replayed)).isEqualTo(soldTo(SUMMIT, 5200));
        assertThat(replayed.likeliest().takings().getLast().at()).isEqualTo(RECEIVED.plus(Duration.ofHours(24)));
    }

    @Test
    void theHighestBidOnRecordWins() {
        var lead = lead().bid(PRIME, 3000).bid(SUMMIT, 4500).accepted(SUMMIT);

        assertThat(fate(replay(auction(), lead))).isEqualTo(soldTo(SUMMIT, 4500));
    }

    @Test
    void whoDidNotBidIsPassedOver() {
        var lead = lead().noBid(PRIME).noBid(SUMMIT).accepted(BULK);

        assertThat(fate(replay(auction(), lead))).isEqualTo(soldTo(BULK, 2000));
    }

    @Test
    void everybodyWhoHadTheLeadAndAcceptedPaysInASharedSale() {
        var flow = selling(BUYERS).with("tiers.csv", "id,strategy,sell_to\n1,all,2\n");

        var replayed = replay(flow, lead().accepted(PRIME).accepted(SUMMIT));

        assertThat(fate(replayed).sales()).containsExactlyInAnyOrder(new Sold(PRIME, 7500), new Sold(SUMMIT, 5200));
    }

    @Test
    void thePriceThatWasNamedInTheAnswerIsPaidAgain() {
        var lead = lead().accepted(PRIME, 4100);

        assertThat(fate(replay(selling(BUYERS.replace("75.00", "response")), lead)))
                .isEqualTo(soldTo(PRIME, 4100));
    }

    @Test
    void whatEnhancementsBroughtThenIsReadAndPaidAgain() {
        var flow = selling(BUYERS)
                .with("enhancements.csv", "id,enhancement,required,on_failure\nphone,phone-check,yes,reject\n")
                .with("filters.csv", "id,appended.phone-check.type,reject\nvoip,voip,no internet phones\n");

        var replayed = replay(flow, lead().enhanced("phone-check", Map.of("type", "voip"), 4_000));

        assertThat(fate(replayed).reason()).isEqualTo("no internet phones");
        assertThat(replayed.costMicros()).isEqualTo(4_000);
    }

    @Test
    void anEnhancementThatWasNeverAskedBringsNothingAndIsTold() {
        var flow = selling(BUYERS)
                .with("enhancements.csv", "id,enhancement,required,on_failure\nphone,phone-check,yes,reject\n");
        var odds = new Odds(Map.of(), Map.of(), Map.of(new Party(ExchangeKind.ENHANCEMENT, "phone-check"), 4_000L));

        var replayed = replay(flow, lead().accepted(PRIME), OnRecord.recipients(), odds);

        assertThat(fate(replayed)).isEqualTo(soldTo(PRIME, 7500));
        assertThat(replayed.likeliest().silent()).containsExactly("phone-check");
        assertThat(replayed.costMicros()).isEqualTo(4_000);
        assertThat(replayed.isEstimated()).isTrue();
    }

    @Test
    void theSourceIsPaidByTheDraftsOwnTable() {
        var flow = selling(BUYERS).with("purchase.csv", "id,pay\nshare,80%\n");

        var replayed = replay(flow, lead().accepted(PRIME));

        assertThat(replayed.costMicros()).isEqualTo(60_000_000);
    }

    @Test
    void aBuyerThatWasNeverAskedAcceptsAsOftenAsItDoes() {
        var replayed = replay(
                selling(BUYERS),
                lead().accepted(SUMMIT),
                OnRecord.recipients(),
                odds(ExchangeKind.POST, PRIME, 30, 40, 0));

        assertThat(replayed.endings()).hasSize(2);
        assertThat(replayed.sold()).isEqualTo(1);
        // Three of four times 75.00, else 52.00 as recorded.
        assertThat(replayed.revenueMicros()).isEqualTo(69_250_000);
        assertThat(replayed.likeliest().fate()).isEqualTo(soldTo(PRIME, 7500));
    }

    @Test
    void aBidThatWasNeverMadeIsTheUsualOne() {
        var lead = lead().bid(SUMMIT, 3000).accepted(SUMMIT).accepted(PRIME);

        var replayed = replay(auction(), lead, OnRecord.recipients(), odds(ExchangeKind.PING, PRIME, 1, 2, 5000));

        assertThat(replayed.revenueMicros()).isEqualTo(40_000_000);
    }

    @Test
    void manyUnknownBuyersDoNotMakeTheWaysGrowWithoutEnd() {
        var rows = new StringBuilder("id,recipient,price,tier,order\n");
        for (int i = 0; i < 12; i++) {
            rows.append("r%d,%s,%d.00,%d,1\n"
                    .formatted(i, List.of(PRIME, SUMMIT, BULK).get(i % 3), 50 - i, 1 + i / 3));
        }

        var replayed = replay(selling(rows.toString()), lead());

        assertThat(replayed.endings()).hasSizeLessThanOrEqualTo(64);
        assertThat(replayed.expected(_ -> 1)).isCloseTo(1, within(1e-9));
    }

    @Test
    void aFullCapTurnsTheLeadToTheNextAndIsTold() {
        Recipients full = (lead, now) -> new Seen(
                List.of(
                        new RecipientStatus(PRIME, "buyer", false, "cap of 5 leads per day is reached"),
                        new RecipientStatus(SUMMIT, "buyer", true, null),
                        new RecipientStatus(BULK, "buyer", false, "cap of 1 lead per day is reached")),
                Map.of(PRIME, "5 leads per day", BULK, "1 lead per day"));

        var replayed = replay(selling(BUYERS), lead().accepted(SUMMIT), full, Odds.NONE);

        assertThat(fate(replayed)).isEqualTo(soldTo(SUMMIT, 5200));
        assertThat(replayed.likeliest().hits()).containsExactly(new Hit(PRIME, "5 leads per day", RECEIVED, true));
    }

    @Test
    void aSaleThatWasGivenBackBringsNothing() {
        var replayed = replay(selling(BUYERS), lead().accepted(PRIME).returnedBy(PRIME));

        assertThat(fate(replayed)).isEqualTo(soldTo(PRIME, 7500));
        assertThat(replayed.revenueMicros()).isZero();
    }

    @Test
    void aSecondLookGivesTheSame() {
        var lead = lead().accepted(SUMMIT);
        var odds = odds(ExchangeKind.POST, PRIME, 30, 40, 0);

        assertThat(replay(selling(BUYERS), lead, OnRecord.recipients(), odds)
                        .isSameAs(replay(selling(BUYERS), lead, OnRecord.recipients(), odds)))
                .isTrue();
    }
}
