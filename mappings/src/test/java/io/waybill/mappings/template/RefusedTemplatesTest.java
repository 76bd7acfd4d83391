package io.waybill.mappings.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.mappings.Samples;
import io.waybill.mappings.template.Compiled.Broken;
import io.waybill.mappings.template.Compiled.Ready;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedTemplatesTest {
    private final SampleTemplates templates = new SampleTemplates();

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{{ lead.id.getClass() }} => Methods cannot be called",
                "{{ lead.getClass().forName('java.lang.Runtime') }} => Methods cannot be called",
                "{{ 'x'.getBytes() }} => Methods cannot be called",
                "{{ 'x'.class }} => Only names have members",
                "{{ beans }} => There is no name (beans)",
                "{{ _context }} => There is no name (_context)",
                "{{ template }} => There is no name (template)",
                "{{ locale }} => There is no name (locale)",
                "{{ leed.state }} => Maybe lead?",
                "{{ state }} => Maybe lead.state?",
                "{{ lead.x | uper }} => Maybe upper?",
                "{{ lead.x | phone }} => takes 1 arguments, not 0",
                "{{ lead.x | default(value='a') }} => have no names here",
                "{{ lead.x | date('bbbb~{') }} => is not a date pattern",
                "{{ now | date('yyyy', 'Mars/Olympus') }} => is not a time zone",
                "{{ lead.x | map('nowhere') }} => There is no file (nowhere)",
                "{{ lead.x | map('../../../etc/passwd') }} => There is no file",
                "{{ lead.x | map(lead.y) }} => needs a file's name in quotes",
                "{{ range(0, 5) }} => Functions and calls are not available",
                "{{ lead.x is odder }} => Maybe odd?",
                "{% include 'secret.peb' %} => Only {{ … }}",
                "{% import 'x' %} => Only {{ … }}",
                "{% extends 'x' %} => Only {{ … }}",
                "{% set a = 1 %} => Only {{ … }}",
                "{% macro m() %}{% endmacro %} => Only {{ … }}",
                "{% parallel %}{% endparallel %} => Only {{ … }}",
                "{% cache 'x' %}{% endcache %} => Only {{ … }}",
                "{% autoescape false %}{% endautoescape %} => Only {{ … }}",
                "{% nonsense %} => cannot be read",
                "{{ lead. }} => cannot be read",
                "{{ lead.x => The tag is not closed",
                "{% if lead.x => The tag is not closed",
                "{% if lead.x %}a => cannot be read",
                "{# lead => The comment is not closed",
                "{{ 'abc }} => A quote is not closed",
                "{{ \"abc\\ => A quote is not closed",
                "{{ \"a#{lead.x}\" }} => cannot hold #{",
                "{{ 99999999999999999999999999 }} => too long",
            })
    void whatIsNotAllowedIsAProblem(String template, String problem) {
        assertThat(templates.compile(template))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.text()).contains(problem));
    }

    @Test
    void aProblemNamesItsLine() {
        assertThat(templates.compile("a\nb {{ lead.x }}\n{{ lead.y | nope }}\n"))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.line()).isEqualTo(3));
        assertThat(templates.compile("a\n\n{{ 'b }}"))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.line()).isEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for a in 1..9000 %}{% for b in 1..9000 %}{% endfor %}{% endfor %}",
                "{% for a in 1..9000 %}{{ lead.long }}{% endfor %}",
                "{{ 1..9000000000 }}",
                "{{ 'aaaaaaaaaa' | replace('a', lead.long) | replace('a', lead.long) }}",
                "{{ lead.long ~ lead.long ~ lead.long ~ lead.long ~ lead.long ~ lead.long ~ lead.long ~ lead.long ~ lead.long ~ lead.long ~ lead.long }}",
            })
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void whatWouldNotEndIsStopped(String template) {
        TemplateData lead = Samples.leadWith("long", "a".repeat(100_000));
        assertThatThrownBy(() -> templates.leaf(template).value(lead, Secrecy.SHOWN))
                .isInstanceOf(TemplateFailed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ lead.first_name + 1 - 2 }}",
                "{{ lead.first_name > 5 }}",
                "{{ 1 / 0 }}",
                "{{ -lead.first_name }}",
                "{% for a in lead.first_name %}{% endfor %}",
                "{{ lead.nothing * 2 }}",
                "{{ lead.loan_amount contains 'x' }}"
            })
    void whatDoesNotWorkForALeadFailsWithoutItsData(String template) {
        assertThatThrownBy(() -> templates.render(template))
                .isInstanceOf(TemplateFailed.class)
                .hasNoCause()
                .hasMessageNotContaining("Neil");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(templates.compile("{{ " + "(".repeat(30_000) + "1" + ")".repeat(30_000) + " }}"))
                .isInstanceOf(Broken.class);
        assertThat(templates.compile("{{ lead.x }}".repeat(10_000))).isInstanceOf(Broken.class);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void noTextWhateverHangsOrThrows() {
        Random random = new Random(20261121);
        List<String> bits = List.of(
                "{{",
                "}}",
                "{%",
                "%}",
                "{#",
                "#}",
                "'",
                "\"",
                "\\",
                "#{",
                "}",
                "(",
                ")",
                "[",
                "]",
                "|",
                ".",
                "~",
                "lead",
                "state",
                " if ",
                " endif ",
                " for ",
                " in ",
                "endfor",
                "verbatim",
                "endverbatim",
                "-",
                "1",
                "\n",
                " ",
                "é",
                "default('x')",
                "1..5",
                "?",
                ":");
        for (int round = 0; round < 20_000; round++) {
            String text = IntStream.range(0, random.nextInt(1, 14))
                    .mapToObj(i -> bits.get(random.nextInt(bits.size())))
                    .reduce("", String::concat);
            if (templates.compile(text) instanceof Ready(Leaf leaf)) {
                assertThat(renderOrFail(leaf)).as(text).isTrue();
            }
        }
    }

    private static boolean renderOrFail(Leaf leaf) {
        try {
            leaf.value(Samples.lead(), Secrecy.SHOWN);
            return true;
        } catch (TemplateFailed e) {
            return true;
        }
    }
}
