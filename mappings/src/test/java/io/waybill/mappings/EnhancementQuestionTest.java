package io.waybill.mappings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.template.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When two leads ask an enhancement the same thing, and when there is nothing to ask. */
class EnhancementQuestionTest {
    private static final String CHECK = """
            url: "https://check.example/{{ lead.state }}"
            headers: { X-Request: "{{ lead.id }}", X-Moment: "{{ now }}", X-Delivery: "{{ delivery }}" }
            body: { phone: "{{ lead.phone_1 }}" }
            response: { append: { type: "$.type" } }
            """;

    private static Enhancement enhancement(String yaml) {
        Mappings mappings = Samples.load("mappings/enhancements/check.yaml", yaml);
        assertThat(mappings.problems()).isEmpty();
        return requireNonNull(mappings.enhancements().get("check"));
    }

    private static TemplateData another(TemplateData lead) {
        return new TemplateData(
                "L-2",
                lead.fields(),
                lead.appended(),
                lead.source(),
                lead.flow(),
                "D-10",
                1,
                Instant.parse("2026-12-01T00:00:00Z"),
                null,
                0);
    }

    @Test
    void theLeadsIdTheMomentAndTheDeliveryAreNoPartOfTheQuestion() {
        Enhancement check = enhancement(CHECK + "cache: 30d\n");

        assertThat(check.memory().lasts()).isEqualTo(Duration.ofDays(30));
        assertThat(check.findQuestion(another(Samples.lead())))
                .isEqualTo(check.findQuestion(Samples.lead()))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void everyValueThatLeavesIsPartOfTheQuestion() {
        Enhancement check = enhancement(CHECK + "cache: 30d\n");
        String question = check.findQuestion(Samples.lead());

        assertThat(check.findQuestion(Samples.leadWith("phone_1", "2125552671")))
                .isNotEqualTo(question);
        assertThat(check.findQuestion(Samples.leadWith("state", "NY"))).isNotEqualTo(question);
        assertThat(check.findQuestion(Samples.leadWith("last_name", "Lee"))).isEqualTo(question);
    }

    @Test
    void readingTheAnswerDifferentlyMakesAnotherQuestion() {
        String question = enhancement(CHECK + "cache: 30d\n").findQuestion(Samples.lead());

        assertThat(enhancement(CHECK.replace("$.type", "$.kind") + "cache: 30d\n")
                        .findQuestion(Samples.lead()))
                .isNotEqualTo(question);
        assertThat(enhancement("# a comment\n" + CHECK + "cache: 7d\ncost: 0.01\n")
                        .findQuestion(Samples.lead()))
                .isEqualTo(question);
    }

    @Test
    void nothingIsNamedWhereNothingIsKept() {
        assertThat(enhancement(CHECK).findQuestion(Samples.lead())).isNull();
    }

    @Test
    void theFirstFieldThatIsMissingOrNotValidIsNamed() {
        Enhancement check = enhancement(
                CHECK + "needs: [ email, phone_1.area, \"{{ lead.loan_amount }}\", bad_amount, nothing ]\n");

        assertThat(check.needs()).isEqualTo(List.of("email", "phone_1.area", "loan_amount", "bad_amount", "nothing"));
        assertThat(check.findMissing(Samples.lead())).isEqualTo("bad_amount");
        assertThat(enhancement(CHECK + "needs: nothing\n").findMissing(Samples.lead()))
                .isEqualTo("nothing");
        assertThat(enhancement(CHECK + "needs: phone_1.planet\n").findMissing(Samples.lead()))
                .isEqualTo("phone_1.planet");
        assertThat(enhancement(CHECK + "needs: [ email ]\n").findMissing(Samples.lead()))
                .isNull();
        assertThat(enhancement(CHECK).findMissing(Samples.lead())).isNull();
    }

    @Test
    void anExpressionThatMayDoWithoutItsFieldNeedsNothing() {
        Enhancement check = enhancement(
                CHECK
                        + "needs: [ \"{{ lead.nothing | default(lead.phone_1) }}\", \"{{ lead.a ~ lead.b }}\", \"{{ lead.other | lower }}\" ]\n");

        assertThat(check.needs()).isEqualTo(List.of("other"));
    }

    @Test
    void neededFieldsAreThoseOfTheFlows() {
        Vocabulary vocabulary =
                new Vocabulary(Map.of("loans", Map.of("phone_1", Set.of("area"), "state", Set.of("name"))));
        Mappings mappings = Samples.load(
                Map.of("mappings/enhancements/check.yaml", CHECK + "needs: [ phone_2, phone_1.area, \"e-mail!\" ]\n"),
                vocabulary);

        assertThat(mappings.problems())
                .extracting(MappingProblem::text)
                .containsExactly(
                        "No flow has a field (phone_2). Maybe phone_1?", "This names no field. Maybe needs: [email].");
    }
}
