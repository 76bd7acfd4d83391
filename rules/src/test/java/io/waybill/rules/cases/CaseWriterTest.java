package io.waybill.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.FactsFixture;
import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.fact.Course;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.RecipientStatus.Room;
import io.waybill.rules.fact.Result;
import io.waybill.rules.flow.FlowDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written of a round is the same round when it is read. */
class CaseWriterTest {
    private static final Map<String, String> KINDS =
            Map.of("prime-lending", "buyer", "summit-loans", "buyer", "bulk-loans", "buyer", "our-crm", "crm");

    private static FlowFixture flow() {
        return FlowFixture.flow()
                .with("buyers.csv", """
                        id,recipient,price,tier,floor
                        a,prime-lending,bid,1,40.00
                        b,summit-loans,52.00,1,
                        c,bulk-loans,15.00,2,
                        """)
                .with("tiers.csv", "id,strategy,opens_after\n1,auction,\n2,round_robin,24h\n")
                .with("enhancements.csv", "id,enhancement\ncheck,phone-check\n");
    }

    static Stream<Facts> rounds() {
        return Stream.of(
                        lead(),
                        lead().appended("phone-check", Map.of("type", "mobile", "valid", true)),
                        lead().unavailable("prime-lending"),
                        lead().pinged("prime-lending", 5000, Result.SUCCESS),
                        lead().bid("prime-lending", 5000, FactsFixture.RECEIVED.plusSeconds(60)),
                        lead().was("summit-loans", OutcomeClass.REJECTED)
                                .with(
                                        "prime-lending",
                                        new Room(3L, 2500L, true, "probe", 7, 90, 120),
                                        "prime-lending",
                                        "Prime"),
                        lead().delivered("summit-loans", new Price.Fixed(5200))
                                .outcome(FactsFixture.post("summit-loans", 1, 503)
                                        .classified(OutcomeClass.SERVER_ERROR))
                                .outcome(FactsFixture.post("summit-loans", 2, 200)),
                        lead().delivering("summit-loans", 5200).after(Duration.ofHours(25)),
                        lead().sold("summit-loans", 5200),
                        lead().asking(),
                        lead().promised(1200),
                        lead().refused("too old"),
                        lead().standIns("summit-loans", "recipient bulk-loans")
                                .outcome(FactsFixture.unknown("summit-loans", 1, true))
                                .at(new Course(
                                        Course.Progress.HELD,
                                        4000,
                                        Set.of("d-x"),
                                        Set.of("why"),
                                        FactsFixture.RECEIVED.plusSeconds(5))))
                .map(FactsFixture::facts);
    }

    private static FactsFixture lead() {
        return FactsFixture.lead();
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void aRoundThatIsSavedAsACasePasses(Facts facts) {
        try (RuleSet rules = flow().rules()) {
            var written = CaseWriter.write("saved", Map.of(), facts, rules.evaluate(facts));
            var cases = new Cases(
                    rules, new SameLead(facts.lead(), facts.now().local().getZone()), KINDS);

            var report = cases.run(
                    Map.of("rules/flows/loans/cases/a.json", written.toString().getBytes(StandardCharsets.UTF_8)));

            assertThat(report).isEqualTo(new Cases.Report(1, List.of()));
        }
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void nothingOfItIsLost(Facts facts) {
        try (RuleSet rules = flow().rules()) {
            var written = CaseWriter.write("saved", Map.of(), facts, rules.evaluate(facts));
            var file = CaseFile.read("a.json", written.toString().getBytes(StandardCharsets.UTF_8));

            assertThat(file.problems()).isEmpty();
            var given = file.cases().getFirst().given();
            var again = given.facts(
                    facts.lead(),
                    facts.now().local().getZone(),
                    facts.recipients().all().stream()
                            .map(status -> CaseRecipient.status(
                                    status.id(),
                                    status.kind(),
                                    given.recipients().get(status.id())))
                            .toList());
            assertThat(again).usingRecursiveComparison().ignoringFields("bids").isEqualTo(facts);
            assertThat(again.bids()).containsExactlyInAnyOrderElementsOf(facts.bids());
        }
    }

    /** The lead of the facts, whatever the raw fields say. */
    private record SameLead(Lead lead, ZoneId zone) implements LeadReader {
        @Override
        public Lead read(FlowDefinition flow, int random, Instant received, Map<String, String> raw) {
            return lead;
        }

        @Override
        public ZoneId zone(Lead same) {
            return zone;
        }
    }
}
