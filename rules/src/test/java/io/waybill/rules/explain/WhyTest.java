package io.waybill.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.FactsFixture;
import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.decision.Close;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.RecipientStatus.Room;
import io.waybill.rules.fact.Result;
import io.waybill.rules.table.Unmet;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyTest {
    private static final String BUYERS = """
            id,state,credit_score,recipient,price
            first,CA,,prime-lending,75.00
            second,,>= 600,summit-loans,52.00
            """;

    private static Why why(FlowFixture flow, Facts facts, String recipient) {
        try (RuleSet rules = flow.rules()) {
            return rules.explain(facts, recipient);
        }
    }

    private static FlowFixture flow() {
        return FlowFixture.flow().with("buyers.csv", BUYERS);
    }

    private static FactsFixture lead() {
        return FactsFixture.lead();
    }

    @Test
    void theFirstCellThatIsNotMetIsNamedWithWhatTheLeadHasAndWhatWouldMatch() {
        var why = why(flow(), lead().with("credit_score", new BigDecimal("540")).facts(), "summit-loans");

        var missed = ((Why.NoRow) why).rows().getFirst();
        assertThat(missed.row().id()).isEqualTo("second");
        assertThat(missed.row().number()).isEqualTo(3);
        assertThat(missed.first()).isEqualTo(new ReadCell("credit_score", ">= 600", "540", "600 or more"));
        assertThat(missed.why()).isEqualTo(Unmet.Why.NOT_MET);
    }

    @Test
    void ofSeveralRowsTheOneThatLacksLeastComesFirst() {
        var flow = FlowFixture.flow().with("buyers.csv", """
                id,state,credit_score,loan_amount,recipient,price
                far,NY,>= 800,>= 20000,prime-lending,90.00
                near,CA,>= 800,,prime-lending,75.00
                middle,CA,>= 800,>= 20000,prime-lending,75.00
                """);

        var rows = ((Why.NoRow) why(flow, lead().facts(), "prime-lending")).rows();

        assertThat(rows).extracting(row -> row.row().id()).containsExactly("near", "middle", "far");
        assertThat(rows).extracting(MissedRow::missed).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state|\"NY, TX\"|one of NY, TX",
                "state|not CA|anything but CA",
                "state|not in @served|anything but an entry of list served",
                "credit_score|800..900|800 or more and 900 or less",
                "credit_score|< 18|less than 18",
                "credit_score|missing|no value at all",
                "phone_1.area|starts 212|a value that starts with 212",
                "email|contains @work|a value that contains @work",
                "employed|no|no",
            })
    void whatWouldMatchIsSaidInWords(String column, String cell, String words) {
        var flow = FlowFixture.flow()
                .with("buyers.csv", "id,%s,recipient,price\na,%s,prime-lending,1.00\n".formatted(column, cell));

        var missed =
                ((Why.NoRow) why(flow, lead().facts(), "prime-lending")).rows().getFirst();

        assertThat(missed.first().wouldMatch()).isEqualTo(words);
    }

    @Test
    void aRowThatIsSwitchedOffOrOutOfDateSaysSo() {
        var flow = FlowFixture.flow().with("buyers.csv", """
                id,on,from,until,recipient,price
                off,no,,,prime-lending,75.00
                late,,2026-12-01,,summit-loans,52.00
                early,,,2026-01-31,bulk-loans,52.00
                """);

        assertThat(((Why.NoRow) why(flow, lead().facts(), "prime-lending"))
                        .rows()
                        .getFirst())
                .satisfies(row -> assertThat(row.why()).isEqualTo(Unmet.Why.OFF))
                .satisfies(row -> assertThat(row.first().column()).isEqualTo("on"));
        assertThat(((Why.NoRow) why(flow, lead().facts(), "summit-loans"))
                        .rows()
                        .getFirst())
                .satisfies(row -> assertThat(row.why()).isEqualTo(Unmet.Why.BEFORE_FROM))
                .satisfies(row -> assertThat(row.first().cell()).isEqualTo("2026-12-01"));
        assertThat(((Why.NoRow) why(flow, lead().facts(), "bulk-loans"))
                        .rows()
                        .getFirst()
                        .why())
                .isEqualTo(Unmet.Why.AFTER_UNTIL);
    }

    @Test
    void nobodyNamesTheRecipient() {
        assertThat(why(flow(), lead().facts(), "bulk-loans")).isEqualTo(new Why.NotNamed());
        assertThat(why(FlowFixture.flow(), lead().facts(), "bulk-loans")).isEqualTo(new Why.NotNamed());
    }

    @Test
    void aFilterTurnedTheLeadAway() {
        var flow = flow().with("filters.csv", "id,state,reject\nfine,NY,no\nwest,CA,not in the west\n");

        var away = (Why.TurnedAway) why(flow, lead().facts(), "prime-lending");

        assertThat(away.reason()).isEqualTo("not in the west");
        assertThat(away.rule()).isEqualTo("filtering.row.reject");
        assertThat(away.row())
                .isEqualTo(new ReadRow(
                        "filters",
                        "west",
                        3,
                        List.of(new ReadCell("state", "CA", "CA", "CA")),
                        Map.of("reject", "not in the west")));
    }

    @Test
    void aRuleTurnedTheLeadAway() {
        var flow = flow().with("filtering.drl", """
                rule "filtering.big.reject"
                when
                    Lead( this["loan_amount"] > 10000 )
                then
                    insert( new Reject( "too big" ) );
                end
                """);

        assertThat(why(flow, lead().facts(), "prime-lending"))
                .isEqualTo(new Why.TurnedAway("too big", "filtering.big.reject", null));
    }

    @Test
    void aRequiredFieldIsMissingOrInvalid() {
        assertThat(why(flow(), lead().without("loan_amount").facts(), "prime-lending"))
                .isEqualTo(new Why.Required("loan_amount", "loan_amount is missing"));
        assertThat(why(flow(), lead().invalid("loan_amount", "plenty").facts(), "prime-lending"))
                .isEqualTo(new Why.Required("loan_amount", "loan_amount is not a valid number"));
    }

    @Test
    void aRequiredEnhancementFailed() {
        var flow =
                flow().with("enhancements.csv", "id,enhancement,required,on_failure\ncheck,phone-check,yes,reject\n");
        var failed = FactsFixture.enhancement("phone-check", 1, Result.ERROR, FactsFixture.fault("connection"))
                .classified(OutcomeClass.CONNECTION);

        assertThat(why(flow, lead().outcome(failed).facts(), "prime-lending"))
                .isInstanceOfSatisfying(Why.TurnedAway.class, away -> {
                    assertThat(away.reason()).isEqualTo("phone-check failed");
                    assertThat(away.rule()).isEqualTo("enhancement.failed.reject");
                    assertThat(away.row()).isNotNull();
                });
    }

    @Test
    void aRowMatchesButTheRecipientCannotTakeLeads() {
        assertThat(why(flow(), lead().unavailable("prime-lending").facts(), "prime-lending"))
                .isInstanceOfSatisfying(Why.Unavailable.class, out -> {
                    assertThat(out.reason()).isEqualTo("paused");
                    assertThat(out.row().id()).isEqualTo("first");
                });
    }

    @Test
    void noRuleMadeACandidateOfTheRow() {
        var flow = flow().with("selection.drl", """
                rule "selection.rich.candidate"
                when
                    Lead( this["loan_amount"] > 100000 )
                    $row : Match( table == "buyers" )
                then
                    insert( new Candidate( $row.text("recipient"), $row.price("price"), 1, 1, $row.id() ) );
                end

                rule "selection.none.matched"
                when
                    not Candidate()
                then
                end
                """);

        assertThat(why(flow, lead().facts(), "prime-lending")).isInstanceOfSatisfying(Why.NoCandidate.class, none -> {
            assertThat(none.silent()).containsExactly("selection.rich.candidate");
            assertThat(none.fired()).containsExactly("selection.none.matched");
        });
    }

    @Test
    void anotherHasItsTurnFirstAndThenBuysIt() {
        assertThat(why(flow(), lead().facts(), "prime-lending")).isEqualTo(new Why.Underway());
        assertThat(why(flow(), lead().facts(), "summit-loans"))
                .isInstanceOfSatisfying(
                        Why.Behind.class,
                        behind -> assertThat(behind.recipients()).containsExactly("prime-lending"));

        var accepted = lead().delivered("prime-lending", new Price.Fixed(7500))
                .outcome(FactsFixture.post("prime-lending", 1, 200))
                .facts();

        assertThat(why(flow(), accepted, "prime-lending")).isEqualTo(new Why.Got(7500L));
        assertThat(why(flow(), accepted, "summit-loans")).isInstanceOfSatisfying(Why.Sold.class, sold -> {
            assertThat(sold.buyers()).containsExactly(new Buyer("prime-lending", 7500));
            assertThat(sold.earlierTier()).isFalse();
        });
    }

    @Test
    void itWasAskedAndSaidNo() {
        var facts = lead().was("prime-lending", OutcomeClass.REJECTED).facts();

        assertThat(why(flow(), facts, "prime-lending"))
                .isInstanceOfSatisfying(
                        Why.Refused.class,
                        refused -> assertThat(refused.outcome().outcomeClass()).isEqualTo(OutcomeClass.REJECTED));
    }

    @Test
    void nobodyKnowsWhetherSomebodyHasItSoNobodyElseGetsIt() {
        var facts = lead().delivered("prime-lending", new Price.Fixed(7500))
                .outcome(FactsFixture.unknown("prime-lending", 1, false))
                .facts();

        assertThat(why(flow(), facts, "prime-lending")).isInstanceOf(Why.Refused.class);
        assertThat(why(flow(), facts, "summit-loans"))
                .isEqualTo(new Why.Stopped("delivery to prime-lending is unknown: timeout"));
        assertThat(why(flow(), facts, "bulk-loans")).isEqualTo(new Why.NotNamed());
    }

    @Test
    void itsTierOpensLaterAndOthersBuyBeforeThat() {
        var flow = FlowFixture.flow()
                .with("buyers.csv", "id,recipient,price,tier\na,prime-lending,75.00,1\nb,summit-loans,45.00,2\n")
                .with("tiers.csv", "id,strategy,opens_after\n1,waterfall,\n2,waterfall,24h\n");

        assertThat(why(flow, lead().facts(), "summit-loans"))
                .isInstanceOfSatisfying(
                        Why.Later.class,
                        later -> assertThat(later.opens()).isEqualTo(FactsFixture.RECEIVED.plus(Duration.ofHours(24))));
        assertThat(why(flow, lead().sold("prime-lending", 7500).facts(), "summit-loans"))
                .isInstanceOfSatisfying(
                        Why.Sold.class, sold -> assertThat(sold.earlierTier()).isTrue());
    }

    private static FlowFixture auction() {
        return FlowFixture.flow().with("buyers.csv", """
                        id,recipient,price,floor
                        a,prime-lending,bid,40.00
                        b,summit-loans,bid,40.00
                        c,bulk-loans,bid,40.00
                        """).with("tiers.csv", "id,strategy\n1,auction\n");
    }

    @Test
    void anAuctionIsLostToAFloorToSilenceAndToOthers() {
        var facts = lead().pinged("prime-lending", 5000, Result.SUCCESS)
                .pinged("summit-loans", 3999, Result.SUCCESS)
                .pinged(
                        "bulk-loans",
                        new Outcome.Answer(204, null, false, "", Map.of(), null, null),
                        Result.FAILURE,
                        null)
                .facts();

        assertThat(why(auction(), facts, "prime-lending")).isEqualTo(new Why.Underway());
        assertThat(why(auction(), facts, "summit-loans")).isInstanceOfSatisfying(Why.BelowFloor.class, low -> {
            assertThat(low.bid()).isEqualTo(3999);
            assertThat(low.floor()).isEqualTo(4000);
        });
        assertThat(why(auction(), facts, "bulk-loans")).isInstanceOf(Why.NoBid.class);
    }

    @Test
    void whoBidsLessThanTheBuyerIsOutbid() {
        var facts = lead().pinged("prime-lending", 5000, Result.SUCCESS)
                .pinged("summit-loans", 4500, Result.SUCCESS)
                .pinged("bulk-loans", 4100, Result.SUCCESS)
                .sold("prime-lending", 5000)
                .facts();

        assertThat(why(auction(), facts, "summit-loans")).isInstanceOfSatisfying(Why.Outbid.class, outbid -> {
            assertThat(outbid.cents()).isEqualTo(4500);
            assertThat(outbid.winner()).isEqualTo(new Buyer("prime-lending", 5000));
        });
    }

    @Test
    void aBidThatNoLongerHoldsIsNone() {
        var facts = lead().bid("prime-lending", 5000, FactsFixture.RECEIVED)
                .bid("prime-lending", 5000, FactsFixture.RECEIVED);
        for (int ping = 0; ping < 3; ping++) {
            facts.pinged(
                    "prime-lending",
                    new Outcome.Answer(200, null, false, "", Map.of(), null, 5000L),
                    Result.SUCCESS,
                    FactsFixture.RECEIVED);
        }

        assertThat(why(auction(), facts.facts(), "prime-lending"))
                .isInstanceOfSatisfying(
                        Why.NoBid.class, none -> assertThat(none.expired()).isEqualTo(5000L));
    }

    @Test
    void itHasLessLeftToSpendThanThePrice() {
        var room = new Room(null, 2000L, true, "closed", 0, 100, 0);

        assertThat(why(
                        flow(),
                        lead().with("prime-lending", room, "prime-lending").facts(),
                        "prime-lending"))
                .isInstanceOfSatisfying(
                        Why.TooDear.class, dear -> assertThat(dear.cents()).isEqualTo(7500));
    }

    @Test
    void tooLittleWouldBeLeftOfThePrice() {
        var flow = flow().with("fields.yaml", FlowFixture.FIELDS + "margin: 60.00\n");

        assertThat(why(flow, lead().facts(), "summit-loans"))
                .isInstanceOfSatisfying(
                        Why.NoMargin.class, none -> assertThat(none.cents()).isEqualTo(5200));
    }

    @Test
    void thePersonHasNotConsentedToIt() {
        var flow = FlowFixture.flow()
                .with("buyers.csv", BUYERS)
                .with("fields.yaml", FlowFixture.FIELDS + "  sellers: string\nconsent: sellers\n");

        assertThat(why(flow, lead().with("sellers", "summit-loans").facts(), "prime-lending"))
                .isInstanceOfSatisfying(
                        Why.Unavailable.class,
                        out -> assertThat(out.reason()).isEqualTo("not named in the lead's consent"));
    }

    @Test
    void theLeadHadBecomeTooOld() {
        var flow = flow().with("fields.yaml", FlowFixture.FIELDS + "timeout: 1h\n");

        assertThat(why(flow, lead().after(Duration.ofHours(2)).facts(), "prime-lending"))
                .isInstanceOf(Why.TooLate.class);
    }

    @Test
    void dataStillToComeHoldsARowBack() {
        var flow = FlowFixture.flow()
                .with("enhancements.csv", "id,enhancement\ncheck,phone-check\n")
                .with("buyers.csv", "id,appended.phone-check.type,recipient,price\na,mobile,prime-lending,75.00\n");

        assertThat(((Why.NoRow) why(flow, lead().facts(), "prime-lending"))
                        .rows()
                        .getFirst()
                        .why())
                .isEqualTo(Unmet.Why.HELD_BACK);
    }

    @Test
    void rowsThatMatchedAreReadBackWithTheirCellsAndOutputs() {
        try (RuleSet rules = flow().rules()) {
            Facts facts = lead().facts();
            var evaluation = rules.evaluate(facts);

            var rows = rules.read(facts, evaluation.score(), evaluation.rows());

            assertThat(rows)
                    .containsExactly(
                            new ReadRow(
                                    "buyers",
                                    "first",
                                    2,
                                    List.of(new ReadCell("state", "CA", "CA", "CA")),
                                    Map.of("price", "75.00", "recipient", "prime-lending")),
                            new ReadRow(
                                    "buyers",
                                    "second",
                                    3,
                                    List.of(new ReadCell("credit_score", ">= 600", "720", "600 or more")),
                                    Map.of("price", "52.00", "recipient", "summit-loans")));
            assertThat(rules.read(facts, 0, List.of("buyers:gone"))).isEmpty();
        }
    }

    @Test
    void askingWhyChangesNothing() {
        try (RuleSet rules = flow().rules()) {
            Facts facts = lead().facts();
            var before = rules.evaluate(facts);
            rules.explain(facts, "summit-loans");

            assertThat(rules.evaluate(facts)).isEqualTo(before);
            assertThat(before.decisions()).noneMatch(Close.class::isInstance);
        }
    }

    @Test
    void ofVeryManyRowsTheNearestAreNamed() {
        var rows = new StringBuilder("id,credit_score,state,recipient,price\n");
        for (int row = 0; row < 5_000; row++) {
            rows.append("r%d,>= 800,NY,prime-lending,1.00\n".formatted(row));
        }
        rows.append("near,>= 800,,prime-lending,1.00\n");

        var missed = ((Why.NoRow)
                        why(FlowFixture.flow().with("buyers.csv", rows.toString()), lead().facts(), "prime-lending"))
                .rows();

        assertThat(missed).hasSizeLessThan(100);
        assertThat(missed.getFirst().row().id()).isEqualTo("near");
    }

    @Test
    void rulesOfSelectionMayTurnItAwayToo() {
        var flow = flow().with("selection.drl", """
                rule "selection.late.reject"
                when
                    Lead()
                then
                    insert( new Reject( "too late" ) );
                end
                """);

        assertThat(why(flow, lead().facts(), "prime-lending"))
                .isEqualTo(new Why.TurnedAway("too late", "selection.late.reject", null));
    }
}
