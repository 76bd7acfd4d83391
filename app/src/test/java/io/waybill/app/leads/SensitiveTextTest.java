package io.waybill.app.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensitiveTextTest {
    private static String masked(String raw, String normal, String text) {
        JsonNode field = JsonNodeFactory.instance.objectNode().put("raw", raw).put("normal", normal);
        SensitiveText texts = new SensitiveText();
        texts.learn(field);
        return texts.mask(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(415) 555-2671 | 4155552671 | call 415.555.2671 now | call *** now",
                "(415) 555-2671 | 4155552671 | p=%28415%29%20555-2671&x=1 | p=%28***&x=1",
                "415-555-2671 x12 | 4155552671x12 | (415) 555 2671 | (***",
                "123-45-6789 | 123456789 | ssn=123 45 6789 | ssn=***",
                "5/7/1980 | 1980-05-07 | born 05/07/1980, 19800507, 7.5.80, 1980 | born ***, ***, ***, 1980",
                "Ann | Ann | {\"n\":\"ANN\",\"m\":\"Annette\"} | {\"n\":\"***\",\"m\":\"Annette\"}",
                "Ann@Example.com | ann@example.com | e=ann%40example.com&f=ANN@example.com | e=***&f=***",
                "O'Neil & Co | O'Neil & Co | <n>O'Neil &amp; Co</n> | <n>***</n>",
                "Éva | Éva | hello éva%20x%20ÉVA | hello ***%20x%20***",
                "12 Main St | 12 Main St | ?s=12+Main+St&t=12%20Main%20St | ?s=***&t=***",
                "A | A | A plan | A plan"
            })
    void aValueIsFoundHoweverItIsWritten(String raw, String normal, String text, String expected) {
        assertThat(masked(raw, normal, text)).isEqualTo(expected);
    }
}
