package io.waybill.rules.backtest;

import static io.waybill.rules.backtest.OnRecord.PRIME;
import static io.waybill.rules.backtest.OnRecord.SUMMIT;
import static io.waybill.rules.backtest.OnRecord.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.backtest.Recorded.Party;
import io.waybill.rules.fact.ExchangeKind;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final RuleSet active = buyers("a,summit-loans,52.00,1\n");
    private final RuleSet dearer = buyers("a,summit-loans,57.20,1\n");
    private final RuleSet newFirst = buyers("n,prime-lending,100.00,1\na,summit-loans,52.00,2\n");
    private final Tally tally = new Tally();

    private static RuleSet buyers(String rows) {
        return FlowFixture.flow()
                .with("buyers.csv", "id,recipient,price,order\n" + rows)
                .rules();
    }

    @AfterEach
    void close() {
        active.close();
        dearer.close();
        newFirst.close();
    }

    private void add(OnRecord lead, RuleSet draft, Odds odds) {
        var record = lead.record();
        var was = new Replay(active, OnRecord.recipients(), odds).of(record);
        tally.add(was, new Replay(draft, OnRecord.recipients(), odds).of(record), "demo", "CA");
    }

    private static Odds odds(long yes, long asked) {
        return new Odds(
                Map.of(new Party(ExchangeKind.POST, PRIME), new Chance(yes, asked, true, 0)), Map.of(), Map.of());
    }

    @Test
    void aPriceTenPercentUpBringsTenPercentMoreToTheCent() {
        for (int i = 0; i < 30; i++) {
            add(i % 3 == 0 ? lead().rejected(SUMMIT) : lead().accepted(SUMMIT), dearer, Odds.NONE);
        }

        assertThat(tally.leads()).isEqualTo(30);
        assertThat(tally.changed()).isEqualTo(20);
        assertThat(tally.revenue().active()).isEqualTo(1_040_000_000);
        assertThat(tally.revenue().change()).isEqualTo(104_000_000);
        assertThat(tally.revenue().estimated()).isZero();
        assertThat(tally.spread().halfMicros()).isZero();
        assertThat(tally.newlySold()).isZero();
        assertThat(tally.recipients())
                .hasEntrySatisfying(
                        SUMMIT, share -> assertThat(share.revenue().change()).isEqualTo(104_000_000));
        assertThat(tally.states())
                .hasEntrySatisfying("CA", share -> assertThat(share.soldDraft()).isEqualTo(20));
    }

    @Test
    void theSameRulesChangeNothingEvenWhereAnswersAreEstimated() {
        var record = lead().record();
        var one = new Replay(active, OnRecord.recipients(), Odds.NONE).of(record);
        var other = new Replay(active, OnRecord.recipients(), Odds.NONE).of(record);

        assertThat(tally.add(one, other, "demo", null)).isFalse();
        assertThat(tally.changed()).isZero();
        assertThat(tally.spread().halfMicros()).isZero();
    }

    @Test
    void aBuyerNeverAskedBringsItsRateWithAnInterval() {
        for (int i = 0; i < 100; i++) {
            add(lead().accepted(SUMMIT), newFirst, odds(200, 400));
        }

        // Half of a hundred leads at 100.00 instead of 52.00.
        assertThat(tally.revenue().change()).isEqualTo(2_400_000_000L);
        assertThat(tally.revenue().estimated()).isEqualTo(2_400_000_000L);
        assertThat(tally.spread().deliveries()).isCloseTo(100, within(1e-9));
        // By hand: chance 1.96 * 48 * sqrt(100 / 4) = 470; the rate 1.96 * 4800 * 0.0249 = 234; together 525.
        assertThat(tally.spread().halfMicros()).isBetween(515_000_000L, 535_000_000L);
    }

    @Test
    void aRateOfAHundredPercentIsNotCertainty() {
        for (int i = 0; i < 60; i++) {
            add(lead().accepted(SUMMIT), newFirst, odds(60, 60));
        }

        assertThat(tally.revenue().change()).isEqualTo(60 * 48_000_000L);
        assertThat(tally.spread().halfMicros()).isPositive();
    }

    @Test
    void aWilsonIntervalIsWiderTheFewerWereAsked() {
        var few = new Chance(3, 4, true, 0);
        var many = new Chance(300, 400, true, 0);

        assertThat(few.rate()).isEqualTo(many.rate());
        assertThat(few.low()).isCloseTo(0.3006, within(1e-3));
        assertThat(few.high()).isCloseTo(0.9544, within(1e-3));
        assertThat(many.low()).isCloseTo(0.7054, within(1e-3));
        assertThat(many.high()).isCloseTo(0.7899, within(1e-3));
        assertThat(Chance.UNHEARD_OF.low()).isZero();
        assertThat(Chance.UNHEARD_OF.high()).isOne();
    }
}
