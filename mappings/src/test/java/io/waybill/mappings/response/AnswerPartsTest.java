package io.waybill.mappings.response;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Samples;
import io.waybill.mappings.response.AnswerParts.Asked;
import io.waybill.mappings.response.AnswerParts.Found;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerPartsTest {
    private static final List<Asked> THREE = List.of(asked("L1", "a@x"), asked("L2", "b@x"), asked("L3", "c@x"));

    private static Asked asked(String lead, String email) {
        return new Asked(List.of(lead, "D-" + lead), "[{\"email\":\"%s\",\"ref\":{\"n\":7}}]".formatted(email));
    }

    private static Found take(String batch, String answer, List<Asked> leads) {
        var recipient = Samples.recipient("""
                url: https://b.example
                body: { id: "{{ lead.id }}" }
                batch: { size: 9, %s }
                """.formatted(batch));
        var parts = requireNonNull(requireNonNull(recipient.batch()).parts());
        return parts.take(Samples.answer(200, "application/json", answer), leads);
    }

    private static List<String> each(Found found) {
        assertThat(found).isInstanceOf(Found.Each.class);
        return ((Found.Each) found)
                .answers().stream()
                        .map(answer -> answer == null ? "-" : new String(answer.body(), StandardCharsets.UTF_8))
                        .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"r\":[{\"s\":1},{\"s\":2},{\"s\":3}]}|$.r|{\"s\":1} {\"s\":2} {\"s\":3}",
                "[{\"s\":1},{\"s\":2},{\"s\":3}]|$|{\"s\":1} {\"s\":2} {\"s\":3}",
                "{\"r\":[{\"s\":1},{\"s\":2},{\"s\":3}]}|$.r[*].s|1 2 3",
                "{\"r\":[\"ok\",\"no\",\"ok\"]}|$.r|\"ok\" \"no\" \"ok\"",
                "{\"r\":[{\"s\":1},null,{\"s\":3}]}|$.r|{\"s\":1} - {\"s\":3}",
                "{\"r\":[{\"s\":1},{\"s\":2}]}|$.r|{\"s\":1} {\"s\":2} -",
                "{\"r\":[]}|$.r|- - -"
            })
    void withoutAKeyTheOrderDecides(String answer, String items, String expected) {
        assertThat(each(take("items: \"" + items + "\"", answer, THREE))).containsExactly(expected.split(" "));
    }

    @Test
    void moreItemsThanLeadsCannotBeToldApart() {
        assertThat(take("items: \"$\"", "[1,2,3,4]", THREE))
                .isEqualTo(new Found.None("The answer has 4 items for 3 leads"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.lead_id|[{\"lead_id\":\"L3\"},{\"lead_id\":\"L1\"}]|{\"lead_id\":\"L1\"} - {\"lead_id\":\"L3\"}",
                "$.d|[{\"d\":\"D-L2\"},{\"d\":\"D-L1\"},{\"d\":\"other\"}]|{\"d\":\"D-L1\"} {\"d\":\"D-L2\"} -",
                "$.email|[{\"email\":\"c@x\"},{\"email\":\"a@x\"},{}]|{\"email\":\"a@x\"} - {\"email\":\"c@x\"}",
                "$.ref.n|[{\"ref\":{\"n\":\"7\"},\"s\":1},{\"ref\":{\"n\":7},\"s\":2}]|{\"ref\":{\"n\":\"7\"},\"s\":1} {\"ref\":{\"n\":7},\"s\":2} -"
            })
    void aKeyNamesTheLeadTheDeliveryOrWhatWasSaidOfIt(String key, String answer, String expected) {
        assertThat(each(take("items: \"$\", key: \"" + key + "\"", answer, THREE)))
                .containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"other\":1}|The answer has no items",
                "{\"r\":null}|The answer has no items",
                "{\"r\":[1,2|The answer is not json",
                "<html/>|The answer is not json",
                "``|The answer is empty"
            })
    void whatHoldsNoItemsSaysSo(String answer, String reason) {
        assertThat(take("items: \"$.r\"", answer, THREE)).isEqualTo(new Found.None(reason));
    }

    @Test
    void anItemIsAnAnswerOfItsOwnWithTheStatusOfTheWhole() {
        var found = (Found.Each) take("items: \"$.r\"", "{\"r\":[{\"s\":\"é\"}]}", List.of(asked("L1", "a@x")));

        var answer = requireNonNull(found.answers().getFirst());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"s\":\"é\"}");
    }
}
