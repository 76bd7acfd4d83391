package io.waybill.mappings.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Samples;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    private final SampleTemplates templates = new SampleTemplates();

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "plain text => plain text",
                "{{ lead.state }} => CA",
                "{{lead.state}} => CA",
                "{{ lead.state.raw }} => ca",
                "{{ lead.state.name }} => California",
                "{{ lead['state'].name }} => California",
                "{{ lead.email.domain }} => Example.com",
                "{{ lead.dob }} => 1980-02-28",
                "{{ lead.score_range }} => 600-700",
                "{{ lead.bad_amount }} => a lot",
                "{{ lead.bad_amount.valid }} => false",
                "{{ lead.id }} {{ lead.score }} => L-1 80",
                "{{ appended.phone_check.type }} => mobile",
                "{{ appended['phone-check'].type }} => mobile",
                "{{ source }}/{{ flow }}/{{ delivery }}/{{ attempt }} => demo/personal-loans/D-9/2",
                "{{ now }} => 2026-11-21T04:05:06Z",
                "{{ price }} => 12.50",
                "Amount: {{ lead.loan_amount }} => Amount: 15000",
                "{{ lead.loan_amount * 2 }} => 30000",
                "{{ lead.loan_amount > 10000 ? 'big' : 'small' }} => big",
                "{% if lead.state == 'CA' %}west{% else %}east{% endif %} => west",
                "{% if lead.nothing %}yes{% else %}no{% endif %} => no",
                "{% if lead.homeowner and lead.loan_amount >= 15000 %}yes{% endif %} => yes",
                "{% for n in 1..3 %}{{ loop.index }}:{{ n }} {% endfor %}. => 0:1 1:2 2:3 .",
                "{% for word in 'a,b' | split(',') %}[{{ word }}{% if loop.last %}!{% endif %}]{% endfor %} => [a][b!]",
                "{% for entry in appended.plain %}{{ entry.key }}={{ entry.value }}{% endfor %} => n=7",
                "{{ lead.state is null ? 'none' : 'some' }} => some",
                "{{ lead.nothing is empty ? 'none' : 'some' }} => none",
                "a{# a comment #}b => ab",
            })
    void rendersText(String template, String expected) {
        assertThat(templates.render(template)).hasToString(expected);
    }

    static Stream<Arguments> typedLeaves() {
        return Stream.of(
                Arguments.of("{{ lead.loan_amount }}", new BigDecimal("15000")),
                Arguments.of("{{ lead.homeowner }}", true),
                Arguments.of("{{ lead.phone_1.is_tollfree }}", false),
                Arguments.of("{{ lead.dob.age }}", new BigDecimal("46.7")),
                Arguments.of("{{ lead.loan_amount | default(0) }}", new BigDecimal("15000")),
                Arguments.of("{{ lead.loan_amount / 4 }}", new BigDecimal("3750")),
                Arguments.of("{{ lead.nothing | default(5) }}", new BigDecimal("5")),
                Arguments.of("{{ lead.score > 50 }}", true),
                Arguments.of("{{ 'a,b' | split(',') }}", List.of("a", "b")),
                Arguments.of("{{ [1, 'x'] }}", List.of(new BigDecimal("1"), "x")),
                Arguments.of("{{ lead.loan_amount }} ", "15000 "),
                Arguments.of("{% if true %}{{ lead.loan_amount }}{% endif %}", "15000"),
                Arguments.of("{{ appended.plain }}", Map.of("n", new BigDecimal("7"))));
    }

    @ParameterizedTest
    @MethodSource("typedLeaves")
    void aLeafThatIsExactlyOneExpressionKeepsItsType(String template, Object expected) {
        Object value = templates.render(template);
        if (expected instanceof BigDecimal number) {
            assertThat((BigDecimal) value).isEqualByComparingTo(number);
        } else {
            assertThat(value).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ lead.nothing }}",
                "{{ lead.nothing.raw.deeper }}",
                "{{ lead.state.name.deeper }}",
                "{{ appended.nothing.type }}",
                "{{ appended.phone_check.none }}",
                "{{ source.name }}",
                "{{ lead.id.x }}",
                "{{ now.class }}",
                "{{ lead.state.class }}",
                "{{ lead.class }}",
                "{{ price.class.name }}",
                "{{ lead.nothing | upper }}",
                "{{ lead.empty | md5 }}",
                "{{ lead.bad_amount | number }}"
            })
    void whatIsMissingIsNothing(String template) {
        assertThat(templates.render(template)).isNull();
    }

    @Test
    void oneLeafServesManyThreads() {
        Leaf leaf = templates.leaf("{% for n in 1..50 %}{{ lead.state }}{{ n }}{% endfor %}");
        String expected = leaf.text(Samples.lead(), Secrecy.SHOWN);
        List<String> results = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> leaf.text(Samples.lead(), Secrecy.SHOWN))
                .toList();
        assertThat(results).containsOnly(expected);
    }
}
