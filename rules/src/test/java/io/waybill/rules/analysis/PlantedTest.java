package io.waybill.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.waybill.rules.analysis.Trade.Ceiling;
import io.waybill.rules.analysis.Trade.Party;
import io.waybill.rules.analysis.Trade.When;
import io.waybill.rules.table.cell.Condition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small tables with planted mistakes: each is found, and nothing else. */
class PlantedTest {
    private static final FieldValues VALUES = new FieldValues() {
        @Override
        public @Nullable String findMistake(String type, String part, String text) {
            return type.equals("state") && text.length() != 2 ? "a state has two letters. Maybe CA?" : null;
        }

        @Override
        public Grid numbers(String type, String part) {
            return part.equals("age") ? new Grid(null, BigDecimal.ZERO, null) : Grid.ANY;
        }

        @Override
        public Set<String> listSureParts(String type) {
            return type.equals("dob") ? Set.of("age") : Set.of();
        }

        @Override
        public boolean canBeInvalid(String type) {
            return !type.equals("state");
        }
    };

    static Stream<Arguments> tables() {
        return Stream.of(
                table("a clean table", "filters", """
                        id,state,dob.age,reject
                        young,,< 18,too young
                        served,not in @served,,not served
                        """, List.of()),
                table(
                        "values that cannot be",
                        "filters",
                        """
                        id,state,dob.age,loan_amount,reject
                        a,California,,,x
                        b,,< 0,,x
                        c,,,missing,x
                        d,invalid,,,x
                        e,in @none,,,x
                        f,"CA, Texas",,,x
                        """,
                        List.of(
                                "2:state \"California\"",
                                "3:dob.age \"< 0\"",
                                "4:loan_amount \"missing\"",
                                "5:state \"invalid\"",
                                "6:state \"in @none\"",
                                "7:state \"CA, Texas\"")),
                table(
                        "cells that contradict each other",
                        "filters",
                        """
                        id,phone_1,phone_1.area,dob,dob.age,from,local.date,reject
                        a,missing,starts 212,,,,,x
                        b,invalid,present,,,,,x
                        c,,,present,missing,,,x
                        d,,,valid,missing,,,x
                        e,,,,,2026-02-01,< 2026-02-01,x
                        """,
                        List.of(
                                "2:phone_1.area \"starts 212\"",
                                "3:phone_1.area \"present\"",
                                "5:dob.age \"missing\"",
                                "6:id \"e\"")),
                table(
                        "scores that are not known or not reached",
                        "filters",
                        """
                        id,score,reject
                        a,> 60,x
                        b,60,x
                        c,0.5,x
                        """,
                        List.of("2:score \"> 60\"", "4:score \"0.5\"")),
                table("rows hidden by one", "filters", """
                        id,state,credit_score,reject
                        a,"CA, NY",,x
                        b,CA,>= 700,y
                        c,not TX,,z
                        d,FL,,z
                        e,TX,,z
                        """, List.of("3:id \"b\"", "5:id \"d\"")),
                table("rows hidden by several together", "filters", """
                        id,credit_score,loan_amount,reject
                        low,,< 1000,x
                        high,,>= 1000,y
                        a,700,,z
                        """, List.of("4:id \"a\"")),
                table("nothing is hidden where a value may be missing", "filters", """
                        id,credit_score,reject
                        low,< 700,x
                        high,>= 700,y
                        rest,,z
                        """, List.of()),
                table("a row that is off or holds on some days hides nothing", "filters", """
                        id,on,from,until,state,reject
                        a,no,,,,x
                        b,,2026-01-01,,,x
                        c,,2026-02-01,2026-03-01,CA,x
                        d,,,,CA,y
                        """, List.of("4:id \"c\"")),
                table("rows that wait for data hide none that do not", "filters", """
                        id,appended.phone-check.type,reject
                        a,mobile,x
                        b,not mobile,x
                        c,,y
                        d,mobile,y
                        """, List.of("5:id \"d\"")),
                table(
                        "patterns hide the same pattern",
                        "filters",
                        """
                        id,email,reject
                        a,~ ^bad,x
                        b,~ ^bad,y
                        c,~ ^worse,y
                        d,bad@x.com,y
                        e,contains worst,y
                        f,contains the worst,y
                        """,
                        List.of("3:id \"b\"", "5:id \"d\"", "7:id \"f\"")),
                table("gaps", "purchase", """
                        id,loan_amount,pay
                        a,< 500,1.00
                        b,> 500,1.00
                        """, List.of("0: \"\"")),
                table("the same recipient at two prices", "buyers", """
                        id,state,credit_score,recipient,price,tier
                        a,CA,,prime-lending,2.00,1
                        b,,>= 700,prime-lending,1.00,1
                        c,CA,,prime-lending,1.00,2
                        d,NY,,summit-loans,2.00,1
                        e,"NY, TX",,summit-loans,2.00,1
                        f,NY,present,summit-loans,2.00,1
                        """, List.of("3:price \"1.00\"", "7:id \"f\"")),
                table(
                        "an enhancement required and not",
                        "enhancements",
                        """
                        id,state,enhancement,required,on_failure
                        a,CA,phone-check,yes,reject
                        b,NY,phone-check,no,
                        c,"CA, TX",phone-check,no,
                        d,CA,credit-check,yes,park
                        e,,credit-check,yes,review
                        f,OH,credit-check,yes,reject
                        """,
                        List.of("4:required \"no\"", "7:on_failure \"reject\"")));
    }

    private static Arguments table(String name, String kind, String csv, List<String> places) {
        return arguments(name, kind, csv, places);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void findsWhatIsPlantedAndNothingElse(String name, String kind, String csv, List<String> places) {
        AnalysedFixture flow = fixture().with(kind + ".csv", csv);
        if (!kind.equals("scores")) {
            flow.with("scores.csv", "id,credit_score,employed,points\na,>= 700,,40\nb,< 700,,20\nc,,yes,20\n");
        }
        assertThat(flow.places().stream().filter(place -> place.startsWith(kind)))
                .as("%s: %s", name, flow.problems())
                .containsExactlyElementsOf(
                        places.stream().map(place -> kind + ".csv:" + place).toList());
    }

    private static AnalysedFixture fixture() {
        return AnalysedFixture.flow().values(VALUES).list("served", "CA\nNY\n").list("none", "# nothing yet\n");
    }

    @Test
    void findsPricesThatNobodyPays() {
        AnalysedFixture flow = fixture()
                .with("fields.yaml", "name: X\nmargin: 2.00\nfields: { state: state }\n")
                .with("purchase.csv", "id,pay\nall,60%\n")
                .with("buyers.csv", """
                        id,recipient,price,floor
                        a,prime-lending,5.00,
                        b,summit-loans,4.98,
                        c,bulk-loans,9.00,9.01
                        d,our-crm,60.00,
                        """)
                .trade(trade(new Ceiling(false, 5_000, "$50.00 per day", List.of()), "our-crm"));
        assertThat(places(flow))
                .containsExactly(
                        "buyers.csv:3:price \"4.98\"", "buyers.csv:4:price \"9.00\"", "buyers.csv:5:price \"60.00\"");
    }

    @Test
    void findsTiersThatNoLeadGetsTo() {
        AnalysedFixture flow = fixture()
                .with("fields.yaml", "name: X\ntimeout: 24h\nfields: { state: state }\n")
                .with(
                        "buyers.csv",
                        "id,recipient,price,tier\na,prime-lending,5.00,1\nb,bulk-loans,1.00,2\nc,summit-loans,1.00,3\n")
                .with("tiers.csv", """
                        id,opens_after,advance
                        1,,on_window
                        2,24h,on_reject
                        3,48h,
                        4,,
                        """);
        assertThat(places(flow)).containsExactly("tiers.csv:3:opens_after \"24h\"", "tiers.csv:5:id \"4\"");
    }

    @Test
    void findsStatesThatCapsClose() {
        var california = new When("state", new Condition.OneOf(Set.of("ca")));
        AnalysedFixture flow = AnalysedFixture.flow()
                .with(
                        "buyers.csv",
                        "id,state,recipient,price\na,\"CA, NY\",prime-lending,5.00\nb,TX,summit-loans,1.00\n")
                .trade(trade(new Ceiling(true, 0, "0 leads per day", List.of(california)), "prime-lending"));
        assertThat(flow.problems()).singleElement().satisfies(problem -> {
            assertThat(AnalysedFixture.place(problem)).isEqualTo("buyers.csv:2:state \"CA, NY\"");
            assertThat(problem.text())
                    .startsWith("no lead of state CA can be sold: prime-lending may take 0 leads per day");
        });
    }

    @Test
    void findsRecipientsThatNoRowSelects() {
        AnalysedFixture flow = fixture()
                .with("buyers.csv", "id,on,recipient,price\na,,prime-lending,5.00\nb,no,summit-loans,1.00\n")
                .trade(new Trade(
                        Map.of(
                                "prime-lending", party("prime-lending"),
                                "summit-loans", party("summit-loans"),
                                "bulk-loans", party("bulk-loans"),
                                "our-crm", party("our-crm")),
                        Set.of("our-crm"),
                        Set.of(),
                        List.of()));
        assertThat(places(flow))
                .containsExactly(
                        "mappings/bulk-loans.yaml:0: \"bulk-loans\"", "mappings/summit-loans.yaml:0: \"summit-loans\"");
    }

    @Test
    void findsEntriesOfListsThatNothingUses() {
        AnalysedFixture flow = AnalysedFixture.flow()
                .values(VALUES)
                .list("served", "CA\nTexas\n# Ohio\nca\n")
                .list("idle", "x\n")
                .with("filters.csv", "id,state,reject\na,not in @served,x\n");
        assertThat(flow.places())
                .containsExactly(
                        "rules/lists/idle.txt:0: \"idle\"",
                        "rules/lists/served.txt:2: \"Texas\"",
                        "rules/lists/served.txt:4: \"ca\"");
    }

    @Test
    void saysWhichRowsAreOverWhereTheDayIsKnown() {
        AnalysedFixture flow =
                fixture().with("filters.csv", "id,until,state,reject\na,2026-03-01,CA,x\nb,2026-03-02,NY,x\n");
        assertThat(flow.places()).noneMatch(place -> place.contains("until"));
        assertThat(flow.today(LocalDate.of(2026, 3, 3)).places())
                .contains("filters.csv:2:until \"2026-03-01\"")
                .noneMatch(place -> place.contains(":3:"));
    }

    @Test
    void saysWithWhatRowsAndLeadsItIs() {
        AnalysedFixture flow = fixture()
                .with("filters.csv", "id,loan_amount,reject\nlow,< 1000,x\nhigh,>= 1000,y\nrest,,z\n")
                .with("purchase.csv", "id,credit_score,state,pay\na,>= 700,,1.00\nb,invalid,,1.00\nc,,CA,1.00\n");
        assertThat(flow.problems())
                .extracting(problem -> problem.text())
                .contains(
                        "never counts: rows 2 (low), 3 (high) come first and together take all of its leads. Maybe move this row above them, or delete it?",
                        "No row for leads with credit_score missing, below 700 and state missing or none of those that rows name: their source is paid 0.00. Maybe add a last row without conditions?");
    }

    private static List<String> places(AnalysedFixture flow) {
        return flow.places().stream()
                .filter(place -> !place.startsWith("rules/lists"))
                .toList();
    }

    private static Trade trade(Ceiling cap, String recipient) {
        return new Trade(
                Map.of(recipient, new Party(recipient, "mappings/" + recipient + ".yaml", "buyer", List.of(cap))),
                Set.of(),
                Set.of(),
                List.of());
    }

    private static Party party(String id) {
        return new Party(id, "mappings/" + id + ".yaml", "buyer", List.of());
    }
}
