package io.waybill.rules.table.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellGrammarTest {
    private static final String MISSING = "(missing)";
    private static final String INVALID = "(invalid)";

    private final CellGrammar grammar = new CellGrammar(NamedLists.read(Map.of(
            "served", "# states\nCA\n ny \n\nTX\r\n".getBytes(StandardCharsets.UTF_8),
            "codes", "7\n42".getBytes(StandardCharsets.UTF_8))));

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "TEXT | '' | CA | true",
                "TEXT | * | (missing) | true",
                "TEXT | CA | ca | true",
                "TEXT | ca | CA | true",
                "TEXT | CA | NY | false",
                "TEXT | CA | (missing) | false",
                "TEXT | CA | (invalid) | false",
                "TEXT | CA, NY,TX | tx | true",
                "TEXT | CA, NY,TX | AZ | false",
                "TEXT | not CA, NY | CA | false",
                "TEXT | NOT CA, NY | AZ | true",
                "TEXT | not CA, NY | (missing) | true",
                "TEXT | not CA, NY | (invalid) | true",
                "TEXT | not not CA | CA | true",
                "TEXT | \"not CA\" | not ca | true",
                "TEXT | \"*\" | * | true",
                "TEXT | \"*\" | CA | false",
                "TEXT | \"a, b\" | A, B | true",
                "TEXT | \"a, b\", c | c | true",
                "TEXT | \"say \"\"hi\"\"\" | say \"hi\" | true",
                "TEXT | 5\" pipe | 5\" pipe | true",
                "TEXT | \"missing\" | missing | true",
                "TEXT | \"missing\" | (missing) | false",
                "TEXT | straße | STRASSE | true",
                "TEXT | Notting Hill | notting hill | true",
                "TEXT | in progress | In Progress | true",
                "TEXT | IN | IN | true",
                "TEXT | not IN | IN | false",
                "TEXT | IN, OH | IN | true",
                "TEXT | Startsville | startsville | true",
                "TEXT | 90000..96199 | 94110 | true",
                "TEXT | 90000..96199 | 96199-1234 | true",
                "TEXT | 90000..96199 | 96200 | false",
                "TEXT | 90000..96199 | 9411 | false",
                "TEXT | A..M | Miller | true",
                "TEXT | A..M | Norris | false",
                "TEXT | present | x | true",
                "TEXT | present | (invalid) | true",
                "TEXT | present | (missing) | false",
                "TEXT | missing | (missing) | true",
                "TEXT | missing | (invalid) | false",
                "TEXT | valid | x | true",
                "TEXT | valid | (invalid) | false",
                "TEXT | valid | (missing) | false",
                "TEXT | invalid | (invalid) | true",
                "TEXT | invalid | (missing) | false",
                "TEXT | invalid | x | false",
                "TEXT | not valid | (missing) | true",
                "TEXT | not present | (missing) | true",
                "TEXT | not missing | (invalid) | true",
                "TEXT | in @served | NY | true",
                "TEXT | In  @served | AZ | false",
                "TEXT | in @served | # states | false",
                "TEXT | not in @served | AZ | true",
                "TEXT | not in @served | (missing) | true",
                "TEXT | starts 787 | 7871234567 | true",
                "TEXT | starts 787 | 1787 | false",
                "TEXT | starts 787, 939 | 9391234567 | true",
                "TEXT | starts 78, 787 | 7891 | true",
                "TEXT | not starts 787 | 7871 | false",
                "TEXT | starts 787 | (missing) | false",
                "TEXT | contains FOO | a foo b | true",
                "TEXT | contains \"foo, bar\" | x foo, bar | true",
                "TEXT | contains foo, bar | bar | true",
                "TEXT | contains foo | (invalid) | false",
                "TEXT | ~ ^D[UV]P | DUPLICATE | true",
                "TEXT | ~ DUP | duplicate | false",
                "TEXT | ~ (?i)DUP | duplicate | true",
                "TEXT | ~DUP | a DUP b | true",
                "TEXT | ~ \"duplicate\":true | {\"duplicate\":true} | true",
                "TEXT | not ~ DUP | (missing) | true",
                "NUMBER | 700 | 700.00 | true",
                "NUMBER | 700, 800 | 800 | true",
                "NUMBER | >= 700 | 700 | true",
                "NUMBER | >=700 | 699.99 | false",
                "NUMBER | > 700 | 700 | false",
                "NUMBER | < 18 | 17 | true",
                "NUMBER | < 18 | (missing) | false",
                "NUMBER | <= 18 | 18 | true",
                "NUMBER | not < 18 | (missing) | true",
                "NUMBER | 10000..25000 | 10000 | true",
                "NUMBER | 10000..25000 | 25000 | true",
                "NUMBER | 10000 .. 25000 | 25000.01 | false",
                "NUMBER | -10..-5 | -7 | true",
                "NUMBER | 1..5, 10, 20..30 | 10 | true",
                "NUMBER | 1..5, 10, 20..30 | 7 | false",
                "NUMBER | not 1..5, 10 | 3 | false",
                "NUMBER | >= $10,000 | 10000 | true",
                "NUMBER | $10,000 | 10000 | true",
                "NUMBER | \"10,000\" | 10000 | true",
                "NUMBER | $5..$10 | 7 | true",
                "NUMBER | .5 | 0.5 | true",
                "NUMBER | in @codes | 42.0 | true",
                "NUMBER | 500–700 | 600 | true",
                "NUMBER | 500 – 700, 900 | 900 | true",
                "NUMBER | ≥ 700 | 700 | true",
                "NUMBER | ≤700 | 701 | false",
                "TEXT | “CA” | ca | true",
                "TEXT | “CA, NY”, TX | ca, ny | true",
                "TEXT | not “CA” | NY | true",
                "TEXT | “say \"hi\"” | say \"hi\" | true",
                "TEXT | 500–700 | 500–700 | true",
                "STATUS | 400–499 | 404 | true",
                "DATE | 46053 | 2026-01-31 | true",
                "DATE | >= 46053 | 2026-01-30 | false",
                "DATE | 2026-01-31 00:00:00 | 2026-01-31 | true",
                "DATE | 2026-01-01–2026-01-31 | 2026-01-15 | true",
                "TIME | 09:00–18:00 | 12:00 | true",
                "DAY | Mon–Fri | FRIDAY | true",
                "NUMBER | valid | 1 | true",
                "STATUS | 200 | 200 | true",
                "STATUS | 5xx | 599 | true",
                "STATUS | 5XX | 600 | false",
                "STATUS | 400..499 | 429 | true",
                "STATUS | 200, 4xx, 500..502 | 404 | true",
                "STATUS | 200, 4xx, 500..502 | 503 | false",
                "STATUS | not 2xx | (missing) | true",
                "STATUS | >= 500 | 503 | true",
                "BOOLEAN | yes | true | true",
                "BOOLEAN | TRUE | true | true",
                "BOOLEAN | no | true | false",
                "BOOLEAN | no | (missing) | false",
                "BOOLEAN | not yes | (missing) | true",
                "BOOLEAN | yes, no | false | true",
                "DATE | 2026-01-31 | 2026-01-31 | true",
                "DATE | 1/31/2026 | 2026-01-31 | true",
                "DATE | 2026-01-01..2026-01-31 | 2026-02-01 | false",
                "DATE | < 2008-11-21 | 2008-11-20 | true",
                "TIME | 09:00..18:00 | 09:00 | true",
                "TIME | 9:00..18:00 | 18:00 | true",
                "TIME | 09:00..18:00 | 18:00:01 | false",
                "TIME | 09:00..18:00 | 08:59:59 | false",
                "TIME | 22:00..06:00 | 23:30 | true",
                "TIME | 22:00..06:00 | 06:00 | true",
                "TIME | 22:00..06:00 | 12:00 | false",
                "TIME | 22:00..06:00 | 00:00 | true",
                "TIME | 18:00..24:00 | 23:59:59 | true",
                "TIME | not 22:00..06:00 | 12:00 | true",
                "TIME | >= 18:00 | 18:00 | true",
                "DAY | Mon-Fri | FRIDAY | true",
                "DAY | Mon-Fri | SATURDAY | false",
                "DAY | Mon..Fri | TUESDAY | true",
                "DAY | Fri-Mon | SUNDAY | true",
                "DAY | Fri-Mon | THURSDAY | false",
                "DAY | sat, Sunday | SUNDAY | true",
                "DAY | Mon-Wed, Sun | SUNDAY | true",
                "DAY | Tues, Thur | THURSDAY | true",
                "DAY | Wed-Wed | WEDNESDAY | true",
                "DAY | not Mon-Fri | SATURDAY | true",
                "OPEN | mobile | Mobile | true",
                "OPEN | yes | bool:true | true",
                "OPEN | yes | true | true",
                "OPEN | 700 | num:700.0 | true",
                "OPEN | 700 | 700 | true",
                "OPEN | >= 700 | num:700 | true",
                "OPEN | >= 700 | 720 | true",
                "OPEN | >= 700 | many | false",
                "OPEN | 0..0.5 | num:0.25 | true",
                "OPEN | mobile, 1..5 | num:3 | true",
                "OPEN | 01234 | 1234 | false",
                "OPEN | 01234 | 01234 | true",
                "OPEN | starts mob | mobile | true",
                "OPEN | not mobile | (missing) | true",
            })
    void aCellHoldsForWhatItSays(CellType type, String cell, String value, boolean expected) {
        assertThat(good(cell, type).holds(reading(type, value))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "NUMBER | 7OO | is not a number. Maybe 700?",
                "NUMBER | l0 | is not a number. Maybe 10?",
                "NUMBER | abc | is not a number. Maybe 700, >= 700 or 500..700?",
                "NUMBER | = 700 | begins with a sign that cells do not know. Maybe 700?",
                "NUMBER | => 700 | begins with a sign that cells do not know. Maybe >= 700?",
                "NUMBER | >> 700 | begins with a sign that cells do not know. Maybe 700?",
                "NUMBER | != 700 | begins with a sign that cells do not know. Maybe not 700?",
                "NUMBER | <> 700 | begins with a sign that cells do not know. Maybe not 700?",
                "NUMBER | 500-699 | is not a number. Maybe 500..699?",
                "NUMBER | 1e3 | is not a number.",
                "NUMBER | 700..500 | begins above its end. Maybe 500..700?",
                "NUMBER | 700.. | is half a range. Maybe >= 700?",
                "NUMBER | ..700 | is half a range. Maybe <= 700?",
                "NUMBER | 10,000 | may be a list or have thousands commas. Maybe 10000?",
                "NUMBER | 10,000..25,000 | may be a list or have thousands commas. Maybe 10000..25000?",
                "NUMBER | 5, 7OO | has \"7OO\", which is not a number. Maybe 700?",
                "NUMBER | 5,,6 | has an empty place in its list.",
                "NUMBER | 5, | has an empty place in its list.",
                "NUMBER | starts 7 | looks into text, but this column is not text. Maybe 500..700?",
                "NUMBER | >= | is not a number.",
                "NUMBER | yes | is not a number.",
                "TEXT | >= 700 | compares, but this column is text. Maybe quotes around it?",
                "TEXT | != CA | begins with a sign that cells do not know. Maybe not CA?",
                "TEXT | \"CA | has no closing quote.",
                "TEXT | “CA | has no closing quote.",
                "NUMBER | 700–500 | begins above its end. Maybe 500..700?",
                "NUMBER | ≠ 700 | begins with a sign that cells do not know. Maybe not 700?",
                "DATE | 96053 | is not a date. Maybe 2026-01-31?",
                "TEXT | \"CA\" NY | has text after its closing quote.",
                "TEXT | not | does not say what.",
                "TEXT | not * | never holds.",
                "TEXT | not not * | never holds.",
                "TEXT | starts | does not say what.",
                "TEXT | contains \"\" | looks for an empty text. Maybe present?",
                "TEXT | ~ | does not say what.",
                "TEXT | ~ [a | is not a pattern in RE2's form",
                "TEXT | ~ (?=x) | is not a pattern in RE2's form",
                "TEXT | in @serve | names a list that is not there. Maybe served?",
                "TEXT | in @ | names a list that is not there.",
                "TEXT | @served | names a list. Maybe in @served?",
                "TEXT | A..BBB | is a range of texts of different length.",
                "TEXT | M..A | begins above its end. Maybe a..m?",
                "STATUS | 6xx | is not a status. Maybe 200, 5xx or 400..499?",
                "STATUS | 60 | is not a status.",
                "STATUS | starts 5 | looks into text, but this column is not text. Maybe 5xx?",
                "BOOLEAN | yess | is not yes or no. Maybe yes?",
                "BOOLEAN | > 1 | compares, but this column is yes or no.",
                "BOOLEAN | in @served | names a list, but lists hold text.",
                "DATE | 2026-02-30 | is not a date. Maybe 2026-01-31?",
                "DATE | 31.1.2026 | is not a date.",
                "DATE | 2026-02-01..2026-01-01 | begins above its end. Maybe 2026-01-01..2026-02-01?",
                "TIME | 25:00 | is not a time of day.",
                "TIME | 9am | is not a time of day. Maybe 09:00 or 09:00..18:00?",
                "DAY | Mun | is not a day.",
                "DAY | Mondey | is not a day. Maybe Monday?",
                "DAY | Mon- | is half a range.",
                "DAY | Mo-Fr | is not a day.",
                "OPEN | >= many | is not a number.",
            })
    void aCellThatCannotBeUnderstoodSaysWhatWouldBeRight(CellType type, String cell, String text) {
        Parsed<Condition> parsed = grammar.read(cell, type);

        assertThat(parsed instanceof Parsed.Bad<Condition>(String told) ? told : "understood")
                .startsWith(text)
                .contains("Maybe");
    }

    static Stream<Arguments> hostileTexts() {
        return Stream.of(
                arguments("\\\" + System.exit(1) + \\\""),
                arguments("x\"); Runtime.getRuntime().exec(\"id"),
                arguments("${jndi:ldap://127.0.0.1/x}"),
                arguments("#{T(java.lang.System)}"),
                arguments("{{ 1 }}"),
                arguments("CA' or '1'='1"),
                arguments("eval(System)"));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void codeInACellIsOnlyText(String text) {
        Condition condition = good("\"" + text.replace("\"", "\"\"") + "\"", CellType.TEXT);

        assertThat(condition.holds(Reading.of(CellType.TEXT, text, true))).isTrue();
        assertThat(condition.holds(Reading.of(CellType.TEXT, "CA", true))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(CellType.class)
    void longGarbageIsAProblemAtMost(CellType type) {
        for (String part : new String[] {"not ", "9", "(", "\"", ",", "..", "a-", ">", "~ (", "in @", "\uD800"}) {
            assertThat(grammar.read(part.repeat(100_000), type)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"~ ((a{1000}){1000}){1000}", "~ (((x{99}){99,}){9,99}){99}"})
    void aPatternThatWouldFillTheMemoryIsRefused(String cell) {
        assertThat(grammar.read(cell, CellType.TEXT)).isInstanceOf(Parsed.Bad.class);
    }

    @Test
    void aPatternThatBacktracksElsewhereIsFoundInTime() {
        Condition condition = good("~ ^(a+)+$", CellType.TEXT);

        assertThat(condition.holds(Reading.of(CellType.TEXT, "a".repeat(20_000) + "!", true)))
                .isFalse();
    }

    @Test
    void aMillionEntriesAreLookedUpByHash() {
        var entries = new StringBuilder();
        for (int entry = 0; entry < 1_000_000; entry++) {
            entries.append("Entry").append(entry).append('\n');
        }
        NamedLists lists = NamedLists.read(Map.of("big", entries.toString().getBytes(StandardCharsets.UTF_8)));
        Condition condition = good("in @big", CellType.TEXT, new CellGrammar(lists));

        for (int lookUp = 0; lookUp < 100_000; lookUp++) {
            assertThat(condition.holds(Reading.of(CellType.TEXT, "entry" + lookUp * 10, true)))
                    .isTrue();
        }
        assertThat(condition.holds(Reading.of(CellType.TEXT, "entry1000000", true)))
                .isFalse();
    }

    @Test
    void aListThatIsNotUtf8IsAProblem() {
        NamedLists lists = NamedLists.read(Map.of("odd", new byte[] {'a', '\n', (byte) 0xC3, '('}));

        assertThat(lists.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("rules/lists/odd.txt");
            assertThat(problem.row()).isEqualTo(2);
        });
    }

    private Condition good(String cell, CellType type) {
        return good(cell, type, grammar);
    }

    private static Condition good(String cell, CellType type, CellGrammar grammar) {
        return switch (grammar.read(cell, type)) {
            case Parsed.Good<Condition>(Condition condition) -> condition;
            case Parsed.Bad<Condition>(String text) -> throw new AssertionError(cell + " " + text);
        };
    }

    private static Reading reading(CellType type, String value) {
        if (value.equals(MISSING) || value.equals(INVALID)) {
            return Reading.of(type, null, value.equals(INVALID));
        }
        Object typed = switch (type) {
            case TEXT -> value;
            case NUMBER, STATUS -> new BigDecimal(value);
            case BOOLEAN -> Boolean.valueOf(value);
            case DATE -> LocalDate.parse(value);
            case TIME -> LocalTime.parse(value);
            case DAY -> DayOfWeek.valueOf(value);
            case OPEN -> open(value);
        };
        return Reading.of(type, typed, true);
    }

    private static Object open(String value) {
        if (value.startsWith("num:")) {
            return new BigDecimal(value.substring(4));
        }
        return value.startsWith("bool:") ? (Object) Boolean.valueOf(value.substring(5)) : value;
    }
}
