package io.waybill.mappings.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.mappings.Samples;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.template.Compiled.Broken;
import io.waybill.mappings.template.Compiled.Ready;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.Place;
import io.waybill.mappings.yaml.Problems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    private final Map<String, byte[]> files = Map.of(
            "mappings/maps/regions.yaml", "CA: west\nNY: east\n\"*\": middle\n".getBytes(StandardCharsets.UTF_8),
            "mappings/recipients/codes.csv", "ca,06\nny,36\n".getBytes(StandardCharsets.UTF_8));
    private final Loading loading = new Loading(new Problems(), Samples.SECRETS::get, files, Vocabulary.OPEN);
    private final Templates templates = new Templates(loading, "mappings/recipients/");

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
        assertThat(render(template)).hasToString(expected);
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
        Object value = render(template);
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
        assertThat(render(template)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{{ lead.phone_1 | phone('##########') }} => 7732658399",
                "{{ lead.phone_1 | phone('(###) ###-####') }} => (773) 265-8399",
                "{{ lead.phone_1 | phone(\"+1##########\") }} => +17732658399",
                "{{ lead.phone_1 | phone('###########') }} => 17732658399",
                "{{ '+1 773 265 8399' | phone('###-###-####') }} => 773-265-8399",
                "{{ '7732658399x12' | phone('###.###.####') }} => 773.265.8399",
                "{{ '+442079460000' | phone('(###) ###-####') }} => +442079460000",
                "{{ lead.dob | date('MM/dd/yyyy') }} => 02/28/1980",
                "{{ now | date('yyyy-MM-dd HH:mm', 'America/New_York') }} => 2026-11-20 23:05",
                "{{ now | date('d MMMM yyyy') }} => 21 November 2026",
                "{{ 'soon' | date('yyyy') }} => soon",
                "{{ '13:05:00' | date('h:mm a') }} => 1:05 PM",
                "{{ lead.state | state_name }} => California",
                "{{ 'qc' | state_name }} => Quebec",
                "{{ 'Bavaria' | state_name }} => Bavaria",
                "{{ lead.phone_1.raw | digits }} => 7732658399",
                "{{ lead.last_name | lower }} => smith",
                "{{ lead.state.raw | upper }} => CA",
                "{{ lead.last_name | title }} => Smith",
                "{{ 'mcDonald of new-york' | title }} => McDonald Of New-York",
                "{{ lead.nothing | default('none') }} => none",
                "{{ lead.empty | default('none') }} => none",
                "{{ lead.state | default('none') }} => CA",
                "{{ lead.state | map('regions') }} => west",
                "{{ 'TX' | map('regions') }} => middle",
                "{{ lead.state | map('codes') }} => 06",
                "{{ 'TX' | map('codes.csv') }} => TX",
                "{{ 'abc' | md5 }} => 900150983cd24fb0d6963f7d28e17f72",
                "{{ 'abc' | sha256 }} => ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "{{ lead.loan_amount.raw | number }} => 15000",
                "{{ '-1,234.5 USD' | number }} => -1234.5",
                "{{ 'Yes' | boolean }} => true",
                "{{ 'off' | boolean }} => false",
                "{{ lead.phone_1 | mask }} => ******8399",
                "{{ 'abc' | mask }} => ***",
                "{{ lead.state | raw }} => CA",
                "{{ ' x ' | trim | upper }} => X",
                "{{ 'a-b-c' | replace('-', '+') }} => a+b+c",
                "{{ 'abcdef' | slice(1, 3) }} => bc",
                "{{ 'a b' | urlencode }} => a%20b",
                "{{ 'abc' | base64encode }} => YWJj",
                "{{ 'abc' | length }} => 3",
                "{{ ['a', 'b'] | join('/') }} => a/b",
                "{{ ['a', 'b'] | first }} => a",
                "{{ ['a', 'b'] | last }} => b",
            })
    void filters(String template, String expected) {
        Object value = render(template);
        assertThat(Values.textOrEmpty(value)).isEqualTo(expected);
    }

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
        assertThat(compile(template))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.text()).contains(problem));
    }

    @Test
    void aProblemNamesItsLine() {
        assertThat(compile("a\nb {{ lead.x }}\n{{ lead.y | nope }}\n"))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.line()).isEqualTo(3));
        assertThat(compile("a\n\n{{ 'b }}"))
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
        assertThatThrownBy(() -> leaf(template).value(lead, Secrecy.SHOWN)).isInstanceOf(TemplateFailed.class);
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
        assertThatThrownBy(() -> render(template))
                .isInstanceOf(TemplateFailed.class)
                .hasNoCause()
                .hasMessageNotContaining("Neil");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(compile("{{ " + "(".repeat(30_000) + "1" + ")".repeat(30_000) + " }}"))
                .isInstanceOf(Broken.class);
        assertThat(compile("{{ lead.x }}".repeat(10_000))).isInstanceOf(Broken.class);
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
            if (compile(text) instanceof Ready(Leaf leaf)) {
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

    static Stream<Arguments> escaped() {
        return Stream.of(
                Arguments.of(
                        Escaping.URL,
                        "https://x/?n={{ lead.first_name }}",
                        "https://x/?n=Ann%20%3C%26%3E%20%22O%27Neil%22"),
                Arguments.of(Escaping.URL, "{{ 'https://x' | raw }}/{{ lead.state }}", "https://x/CA"),
                Arguments.of(
                        Escaping.URL, "{{ lead.state == 'CA' ? 'https://west' : 'https://east' }}/", "https://west/"),
                Arguments.of(Escaping.URL, "{{ 'https://' ~ lead.last_name ~ '.com' }}", "https://SMITH.com"),
                Arguments.of(Escaping.URL, "{{ lead.first_name | raw }}", "Ann <&> \"O'Neil\""),
                Arguments.of(
                        Escaping.JSON,
                        "{\"n\": \"{{ lead.first_name }}\", \"a\": {{ lead.loan_amount }}}",
                        "{\"n\": \"Ann <&> \\\"O'Neil\\\"\", \"a\": 15000}"),
                Arguments.of(
                        Escaping.XML,
                        "<n a='{{ lead.first_name }}'/>",
                        "<n a='Ann &lt;&amp;&gt; &quot;O&#39;Neil&quot;'/>"),
                Arguments.of(
                        Escaping.XML,
                        "{% if lead.state == 'CA' %}<x>{{ lead.first_name | upper }}</x>{% endif %}",
                        "<x>ANN &lt;&amp;&gt; &quot;O&#39;NEIL&quot;</x>"));
    }

    @ParameterizedTest
    @MethodSource("escaped")
    void valuesAreEscapedAndTheAuthorsTextIsNot(Escaping escaping, String template, String expected) {
        Leaf leaf = ((Ready) templates.compile(SecretText.plain(template), escaping)).leaf();
        assertThat(leaf.text(Samples.lead(), Secrecy.SHOWN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "Bearer ${TOKEN} => Bearer s3cr3t-t0ken => Bearer ***",
                "${TOKEN}{{ lead.id }} => s3cr3t-t0kenL-1 => ***L-1",
                "{{ '${TOKEN}' | upper }} => S3CR3T-T0KEN => ***",
                "{{ lead.state ~ '${TOKEN}' }} => CAs3cr3t-t0ken => CA***",
                "{% if lead.id == '${TOKEN}' %}a{% else %}b{% endif %} => b => b",
                "${QUOTED}{{ lead.state }} => a\"b'c{{ lead.id }}CA => ***CA",
                "{{ '${QUOTED}' }} => a\"b'c{{ lead.id }} => ***",
            })
    void secretsAreShownOrMaskedAndNeverSyntax(String template, String shown, String masked) {
        Leaf leaf = leaf(template);
        assertThat(leaf.holdsSecret()).isTrue();
        assertThat(leaf.text(Samples.lead(), Secrecy.SHOWN)).isEqualTo(shown);
        assertThat(leaf.text(Samples.lead(), Secrecy.MASKED)).isEqualTo(masked);
    }

    @Test
    void aLeadCannotAskForASecret() {
        TemplateData lead = Samples.leadWith("evil", "${TOKEN}\uE000TOKEN\uE001");
        assertThat(leaf("{{ lead.evil }}${TOKEN}").text(lead, Secrecy.SHOWN))
                .isEqualTo("${TOKEN}\uE000TOKEN\uE001s3cr3t-t0ken");
    }

    @Test
    void aMissingSecretIsAProblem() {
        SecretText.of("a ${NOT_SET} b", new Place("f", 3, "k"), loading);
        assertThat(loading.problems().list()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.cell()).isEqualTo("${NOT_SET}");
            assertThat(problem.text()).contains("NOT_SET is not set");
        });
    }

    @Test
    void oneLeafServesManyThreads() {
        Leaf leaf = leaf("{% for n in 1..50 %}{{ lead.state }}{{ n }}{% endfor %}");
        String expected = leaf.text(Samples.lead(), Secrecy.SHOWN);
        List<String> results = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> leaf.text(Samples.lead(), Secrecy.SHOWN))
                .toList();
        assertThat(results).containsOnly(expected);
    }

    private @Nullable Object render(String template) {
        return leaf(template).value(Samples.lead(), Secrecy.SHOWN);
    }

    private Leaf leaf(String template) {
        Compiled compiled = compile(template);
        assertThat(compiled).isInstanceOf(Ready.class);
        return ((Ready) compiled).leaf();
    }

    private Compiled compile(String template) {
        return templates.compile(SecretText.of(template, new Place("f", 1, "k"), loading), Escaping.NONE);
    }
}
