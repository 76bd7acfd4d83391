package io.waybill.rules;

import static io.waybill.rules.FactsFixture.lead;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Reject;
import io.waybill.rules.fact.Duplicate;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.flow.DuplicateCheck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of a lead's person, as tables and rules read it. */
class PersonTest {
    private static final String FIELDS = FlowFixture.FIELDS + """
            duplicates:
              email_30d: { fields: [email], within: 30d }
              person: { fields: [email, phone_1.area], within: 12h, across: flows, match: all, only: sold }
            """;
    private static final Listed ON_DNC = new Listed("dnc", "phone_1");
    private static final String BUYERS = """
            id,recipient,price,tier,order
            first,prime-lending,75.00,1,1
            second,bulk-loans,15.00,2,1
            """;

    private final Map<String, byte[]> files = new HashMap<>();

    PersonTest() {
        with("fields.yaml", FIELDS);
        with("buyers.csv", BUYERS);
    }

    private PersonTest with(String name, String content) {
        files.put("rules/flows/loans/" + name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private Build build() {
        Known names = FlowFixture.KNOWN;
        Known known = new Known(
                names.types(),
                names.sources(),
                names.recipients(),
                names.enhancements(),
                names.recipients(),
                Set.of("dnc", "both"),
                Set.of(new Listed("served", "state")));
        byte[] served = "CA\nNY\n".getBytes(StandardCharsets.UTF_8);
        return RuleSetCompiler.compile(new FlowFiles("loans", "r1", files, Map.of("served", served)), known);
    }

    private RuleSet rules() {
        Build build = build();
        assertThat(build).isInstanceOf(Build.Ready.class);
        return ((Build.Ready) build).rules();
    }

    private List<String> problems() {
        Build build = build();
        assertThat(build).isInstanceOf(Build.Broken.class);
        return ((Build.Broken) build).problems().stream().map(RuleProblem::text).toList();
    }

    private static Facts knowing(Facts facts, List<Duplicate> duplicates, Listed... listed) {
        return facts.knowing(duplicates, List.of(listed));
    }

    private static String rejection(Evaluation evaluation) {
        return evaluation.decisions().stream()
                .filter(Reject.class::isInstance)
                .map(decision -> ((Reject) decision).reason())
                .findFirst()
                .orElse("");
    }

    @Test
    void checksAreReadFromTheFile() {
        assertThat(rules().flow().duplicates())
                .containsEntry(
                        "email_30d",
                        new DuplicateCheck(
                                "email_30d",
                                List.of("email"),
                                Duration.ofDays(30),
                                false,
                                false,
                                DuplicateCheck.Only.ALL))
                .containsEntry(
                        "person",
                        new DuplicateCheck(
                                "person",
                                List.of("email", "phone_1.area"),
                                Duration.ofHours(12),
                                true,
                                true,
                                DuplicateCheck.Only.SOLD));
    }

    @ParameterizedTest
    @CsvSource({
        "duplicate.email_30d,yes,true",
        "duplicate.email_30d,no,false",
        "duplicate.email_30d.count,>= 2,true",
        "duplicate.email_30d.days,< 3,false",
        "duplicate.email_30d.days,3,true",
        "duplicate.email_30d.source,demo,true",
        "duplicate.email_30d.sold,yes,true",
        "duplicate.person,yes,false",
        "duplicate.person.count,0,true",
        "duplicate.person.days,missing,true"
    })
    void tablesReadDuplicates(String column, String cell, boolean matches) {
        RuleSet rules = with("filters.csv", "id,%s,reject\nrow,%s,known\n".formatted(column, cell))
                .rules();
        Duplicate duplicate = new Duplicate("email_30d", 2, 3, "demo", true, "lead-0");

        Evaluation evaluation = rules.evaluate(knowing(lead().facts(), List.of(duplicate)));

        assertThat(rejection(evaluation)).isEqualTo(matches ? "known" : "");
    }

    @Test
    void mistakesInChecksAreNamed() {
        with("fields.yaml", FlowFixture.FIELDS + """
                duplicates:
                  a: { fields: [emial], within: 30 }
                  b: { within: 0d, match: either, only: bought }
                  "c d": { fields: email, within: 4000d, across: everything, more: yes }
                  e: { fields: email }
                """);

        assertThat(problems())
                .anyMatch(text -> text.contains("is not a field of this flow, nor a part of one. Maybe email?"))
                .anyMatch(text -> text.contains("is not a duration of up to 3650 days. Maybe 30d"))
                .anyMatch(text -> text.contains("The check compares no fields. Maybe"))
                .anyMatch(text -> text.contains("is none of any, all."))
                .anyMatch(text -> text.contains("is none of all, accepted, sold."))
                .anyMatch(text -> text.contains("is none of flow, flows."))
                .anyMatch(text -> text.contains("is not a name for a check. Maybe"))
                .anyMatch(text -> text.contains("does not say how far it looks back. Maybe within: 30d?"))
                .anyMatch(text -> text.contains("is not a setting of a check for duplicates."));
    }

    @Test
    void tablesAskUploadedLists() {
        RuleSet rules = with("filters.csv", "id,phone_1,state,reject\ndnc,in @dnc,,listed\nfar,,not in @served,far\n")
                .rules();

        assertThat(rules.lists()).containsExactly(ON_DNC);
        assertThat(rejection(rules.evaluate(knowing(lead().facts(), List.of(), ON_DNC))))
                .isEqualTo("listed");
        assertThat(rejection(rules.evaluate(knowing(lead().facts(), List.of(), new Listed("dnc", "email")))))
                .isEmpty();
        assertThat(rejection(rules.evaluate(lead().without("state").facts()))).isEqualTo("far");
    }

    @Test
    void notOnAListHoldsForWhoeverIsNotOnIt() {
        RuleSet rules = with("filters.csv", "id,phone_1,reject\nonly,not in @both,not a member\n")
                .rules();

        assertThat(rejection(rules.evaluate(lead().facts()))).isEqualTo("not a member");
        assertThat(rejection(rules.evaluate(knowing(lead().facts(), List.of(), new Listed("both", "phone_1")))))
                .isEmpty();
    }

    @Test
    void rulesAskListsByNameAndField() {
        RuleSet rules = with("filtering.drl", """
                rule "filtering.list.reject"
                when
                    Listed( list == "dnc", field == "phone_1" )
                    Listed( field == "state", list == "served" )
                then
                    insert( new Reject( "listed" ) );
                end
                """).rules();

        assertThat(rules.lists()).containsExactly(ON_DNC);
        assertThat(rejection(rules.evaluate(knowing(lead().facts(), List.of(), ON_DNC))))
                .isEqualTo("listed");
        assertThat(rejection(rules.evaluate(lead().facts()))).isEmpty();
        assertThat(rules.listedInFiles(lead().facts().lead())).containsExactly(new Listed("served", "state"));
    }

    @Test
    void rulesThatAskForWhatIsNotThereAreMistakes() {
        with("filtering.drl", """
                rule "filtering.list.reject"
                when
                    Listed( list == "dnx", field == "phone_1" )
                    Listed( list == "dnc", field == "phone" )
                    Listed( list == "dnc" )
                then
                end
                """);

        assertThat(problems())
                .anyMatch(text -> text.contains("names a list that is not there. Maybe dnc?"))
                .anyMatch(text -> text.contains("is not a field of this flow, nor a part of one. Maybe phone_1?"))
                .anyMatch(text -> text.contains("does not say which list and field to look at."));
    }

    @Test
    void uploadedListsAreNotForOutcomes() {
        with("outcomes.csv", "id,body,class\nx,in @dnc,rejected\n");

        assertThat(problems()).anyMatch(text -> text.contains("those are looked at for leads only"));
    }

    @Test
    void whoGetsOnAListAfterTheFirstTierIsTurnedAwayWhenTheSecondOpens() {
        RuleSet rules = with("filters.csv", "id,phone_1,reject\ndnc,in @dnc,listed\n")
                .with("tiers.csv", "id,strategy,opens_after,advance\n1,waterfall,,on_window\n2,waterfall,24h,\n")
                .rules();
        Facts later = lead().was("prime-lending", OutcomeClass.REJECTED)
                .after(Duration.ofHours(24))
                .facts();

        Evaluation free = rules.evaluate(later);
        Evaluation listed = rules.evaluate(knowing(later, List.of(), ON_DNC));

        assertThat(free.decisions()).hasAtLeastOneElementOfType(Deliver.class);
        assertThat(listed.decisions()).doesNotHaveAnyElementsOfTypes(Deliver.class);
        assertThat(rejection(listed)).isEqualTo("listed");
        assertThat(listed.rows()).contains("filters:dnc");
    }

    @Test
    void whatIsSoldStaysSoldButGoesToNobodyElse() {
        RuleSet rules = with("filters.csv", "id,phone_1,reject\ndnc,in @dnc,listed\n")
                .with("buyers.csv", BUYERS.replace(",2,1", ",1,2"))
                .with("tiers.csv", "id,strategy,sell_to\n1,waterfall,2\n")
                .rules();
        Facts sold = lead().was("prime-lending", OutcomeClass.ACCEPTED)
                .sold("prime-lending", 7500)
                .facts();

        List<Decision> decisions =
                rules.evaluate(knowing(sold, List.of(), ON_DNC)).decisions();

        assertThat(rules.evaluate(sold).decisions()).hasAtLeastOneElementOfType(Deliver.class);
        assertThat(decisions).doesNotHaveAnyElementsOfTypes(Deliver.class, Reject.class);
        assertThat(decisions.toString()).contains("Close[outcome=SUCCESS");
    }

    @Test
    void aListInAFileMayHaveAMillionEntries() {
        var lines = new StringBuilder();
        for (int entry = 0; entry < 1_000_000; entry++) {
            lines.append("entry").append(entry).append("@example.com\n");
        }
        files.put(
                "rules/flows/loans/filters.csv",
                "id,email,reject\nrow,in @big,listed\n".getBytes(StandardCharsets.UTF_8));
        Build build = RuleSetCompiler.compile(
                new FlowFiles(
                        "loans", "r1", files, Map.of("big", lines.toString().getBytes(StandardCharsets.UTF_8))),
                FlowFixture.KNOWN);
        RuleSet rules = ((Build.Ready) build).rules();

        assertThat(rejection(rules.evaluate(
                        lead().with("email", "Entry999999@example.com").facts())))
                .isEqualTo("listed");
        assertThat(rejection(rules.evaluate(
                        lead().with("email", "entry1000000@example.com").facts())))
                .isEmpty();
    }
}
