package io.waybill.mappings.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Samples;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.Problems;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BroughtFiltersTest {
    private final Templates templates =
            new Templates(new Loading(new Problems(), Samples.SECRETS::get, Map.of(), Vocabulary.OPEN), "");

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "YYYY-MM-DD => 2026-03-07",
                "YY M D => 26 3 7",
                "MMM MMMM Mo => Mar March 3rd",
                "D DD Do => 7 07 7th",
                "DDD DDDD DDDo => 66 066 66th",
                "d dd ddd dddd do => 6 Sa Sat Saturday 6th",
                "E e Q Qo => 6 6 1 1st",
                "w ww W WW => 10 10 10 10",
                "gggg GGGG => 2026 2026",
                "H HH h hh k => 15 15 3 03 15",
                "m mm s ss => 4 04 9 09",
                "S SS SSS => 1 12 123",
                "A a => PM pm",
                "Z ZZ => +00:00 +0000",
                "X => 1772895849",
                "x => 1772895849123",
                "LT LTS L => 3:04 PM 3:04:09 PM 03/07/2026",
                "LL => March 7, 2026",
                "[YYYY] [at] HH => YYYY at 15",
                "YYYY/MM/DD, HH.mm => 2026/03/07, 15.04",
            })
    void momentTokens(String tokens, String expected) {
        assertThat(render("{{ lead.x | moment('" + tokens + "') }}", "2026-03-07T15:04:09.123Z"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "1234.567 | 0,0 => 1,235",
                "1234.567 | 0,0.00 => 1,234.57",
                "1234.5 | 0.0[00] => 1234.5",
                "1234.5678 | 0.0[00] => 1234.568",
                "1234 | 0[.]00 => 1234",
                "1234.5 | 0[.]00 => 1234.50",
                "1234.567 | $0,0.00 => $1,234.57",
                "1234.567 | $ 0,0 => $ 1,235",
                "1234 | 0,0 $ => 1,234 $",
                "-1234 | (0,0) => (1,234)",
                "-1234 | 0,0 => -1,234",
                "1234 | +0,0 => +1,234",
                "0.256 | 0% => 26%",
                "0.256 | 0.0 % => 25.6 %",
                "1234567 | 0.0a => 1.2m",
                "1500 | 0a => 2k",
                "999 | 0 a => 999",
                "21 | 0o => 21st",
                "112 | 0o => 112th",
                "0 | 0,0.00 => 0.00",
                "a lot | 0,0 => a lot",
            })
    void numerals(String line, String expected) {
        String[] parts = line.split(" \\| ", 2);
        assertThat(render("{{ lead.x | numeral('" + parts[1] + "') }}", parts[0].replace("``", "")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{{ lead.x | substring(1, 2) }} => 7*",
                "{{ lead.x | substring(0) }} => 7*7",
                "{{ lead.x | substring('a', 'b') }} => 7*7",
                "{{ lead.x | substring(-5, 1) }} => 7",
                "{{ lead.x | substring(9) }} => ``",
                "{{ lead.x | replace_regex('\\*', '$') }} => 7$7",
                "{{ lead.x | replace_regex('(7)(.)', '$2$1') }} => *77",
                "{{ lead.x | replace_regex('7', '$9') }} => 7*7",
                "{{ lead.x | extract('(\\*.)') }} => *7",
                "{{ lead.nothing | extract('.') }} => ``",
                "{{ lead.nothing | hash('sha1') }} => ``",
                "{{ 'abc' | hash('sha1') }} => a9993e364706816aba3e25717850c26c9cd0d89d",
                "{{ 'bc' | hash('md5', 'a') }} => 900150983cd24fb0d6963f7d28e17f72",
                "{{ 'abc' | hash('sha1', '', 'base64') }} => qZk+NkcGgWq6PiVxeFDCbJzQ2J0=",
                "{{ lead.x | json }} => \"7*7\"",
                "{{ lead.nothing | json }} => null",
                "{{ [1, 'a'] | json }} => [1,\"a\"]",
                "{{ '<a>' | xml }} => &lt;a&gt;",
                "{{ lead.nothing | truthy }} => false",
                "{{ 0 | truthy }} => false",
                "{{ '0' | truthy }} => true",
                "{{ [] | truthy }} => false",
                "{{ 10 | compare('>', '9') }} => true",
                "{{ 'b' | compare('>', 'a') }} => true",
                "{{ lead.nothing | compare('<', 5) }} => false",
                "{{ lead.nothing | compare('==', '') }} => true",
                "{{ [1] | compare('==', 1) }} => true",
                "{{ 'x' | compare('in', 'a, x') }} => true",
                "{{ 5 | compare('between', [1, 5]) }} => true",
                "{{ lead.x | compare('matches', '7.7') }} => true",
                "{{ 5 | ascii }} => 5",
            })
    void filters(String template, String expected) {
        assertThat(render(template, "7*7")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ lead.x | hash('crc') }}",
                "{{ lead.x | hash('md5', '', 'rot13') }}",
                "{{ lead.x | extract('(') }}",
                "{{ lead.x | extract('((a{1000}){1000}){1000}') }}",
                "{{ lead.x | replace_regex('(?=a)', '') }}",
                "{{ lead.x | compare('~', 'a') }}",
                "{{ lead.x | moment('YYYY', 'Mars/Base') }}",
                "{{ lead.x | moment }}",
            })
    void mistakesAreFoundWhenTheFileIsLoaded(String template) {
        assertThat(templates.compile(SecretText.plain(template), Escaping.NONE)).isInstanceOf(Compiled.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "not a date", "2026-13-45", "0000-00-00", "99999999999", "🙂", "{{ 7*7 }}", "{% if %}"})
    void valuesThatMakeNoSenseComeThroughOrVanish(String value) {
        for (String filter : new String[] {
            "moment('YYYY')",
            "numeral('0,0')",
            "substring(1, 5)",
            "extract('zz')",
            "hash('sha512')",
            "ascii",
            "json",
            "truthy",
            "compare('<', 3)",
            "replace_regex('x', 'y')",
            "date('yyyy')",
            "phone('(###) ###-####')",
            "state_name",
            "digits",
            "upper",
            "lower",
            "title",
            "default('d')",
            "md5",
            "sha256",
            "number",
            "boolean",
            "mask"
        }) {
            assertThat(render("{{ lead.x | " + filter + " }}", value)).isNotEqualTo("49");
            assertThat(render("{{ [lead.x, 1, lead.nothing] | " + filter + " }}", value))
                    .isNotNull();
            assertThat(render("{{ lead.nothing | " + filter + " }}", value)).isNotNull();
            assertThat(render("{{ 12.5 | " + filter + " }}", value)).isNotNull();
        }
    }

    @Test
    void whatALeadHoldsIsNeverATemplate() {
        assertThat(render("{{ lead.x }} {{ lead.x | upper }}", "{{ 7*7 }}")).isEqualTo("{{ 7*7 }} {{ 7*7 }}");
        assertThat(render("{{ lead.x | replace('a', 'b') | ascii }}", "{{ lead.ssn }}${TOKEN}"))
                .isEqualTo("{{ leb.ssn }}${TOKEN}".replace("leb", "lebd"));
    }

    private String render(String template, @Nullable String value) {
        return switch (templates.compile(SecretText.plain(template), Escaping.NONE)) {
            case Compiled.Ready(Leaf leaf) -> leaf.text(Samples.leadWith("x", String.valueOf(value)), Secrecy.SHOWN);
            case Compiled.Broken(int line, String text) -> throw new AssertionError(template + ": " + text);
        };
    }
}
