package io.waybill.mappings.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FieldTypesTest {
    private static final Set<String> VALID_WHEN_EMPTY =
            Set.of("string", "first_name", "last_name", "city", "state", "credential");
    private static final Map<String, Class<?>> CLASS_OF_KIND = Map.of(
            "text", String.class,
            "number", BigDecimal.class,
            "boolean", Boolean.class,
            "date", LocalDate.class,
            "time", LocalTime.class);
    private static final String NASTY =
            "0123456789+-.,/:@#?%$€£x()[]<>\"'\\ \t\n\r\0éßİıｱ１٣²½–−\u200b\u202e\ufeffeTZamkpO";

    static Iterable<FieldType> types() {
        return Reading.TYPES.all();
    }

    @Test
    void everyTypeIsFoundByItsName() {
        assertThat(Reading.TYPES.all())
                .extracting(FieldType::name)
                .containsExactly(
                        "string",
                        "first_name",
                        "last_name",
                        "street",
                        "city",
                        "state",
                        "postal_code",
                        "country",
                        "email",
                        "phone",
                        "number",
                        "range",
                        "boolean",
                        "date",
                        "dob",
                        "time",
                        "ssn",
                        "gender",
                        "ip",
                        "url",
                        "trustedform_url",
                        "credential");
        assertThat(Reading.TYPES.all())
                .allSatisfy(type -> assertThat(Reading.TYPES.find(type.name())).isSameAs(type));
        assertThat(Reading.TYPES.find("telephone")).isNull();
    }

    @ParameterizedTest
    @MethodSource("types")
    void emptyTextIsValidOnlyWhereTextIsAllThatIsAsked(FieldType type) {
        assertThat(type.parse("").valid()).isEqualTo(VALID_WHEN_EMPTY.contains(type.name()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void noGarbageThrowsAndWhatIsReadFitsTheKind(FieldType type) {
        Random random = new Random(7 + type.name().hashCode());
        for (int i = 0; i < 4000; i++) {
            isSound(type, garbage(random, 1 + random.nextInt(40)));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void mutationsOfGoodValuesAreReadSoundly(FieldType type) {
        Random random = new Random(11 + type.name().hashCode());
        String[] seeds = {
            "+1 (212) 555-2368 x42 (cell)",
            "\"B, Ann\" <ann@bücher.de>",
            "$1,234.50 to $20k per month",
            "60614-1234",
            "Tue Aug 05 2025 09:15:42 GMT-0400 (EDT)",
            "http://[2001:db8::1]:80/x?y#z",
            "SW1A 1AA",
            "123-45-6789",
            "1e99",
            "https://cert.trustedform.com/0.ab%2F",
            "1600 Elm St",
            "Newfoundland & Labrador",
            "::ffff:1.2.3.4"
        };
        for (int i = 0; i < 4000; i++) {
            StringBuilder text = new StringBuilder(seeds[random.nextInt(seeds.length)]);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(2), garbage(random, random.nextInt(3)));
                text.append(' ');
            }
            isSound(type, text.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aMegabyteOfAnythingIsRead(FieldType type) {
        int megabyte = 1 << 20;
        String[] units = {
            "1", "a", " ", "@", ".", "a.", "1,000", "-", "(", "<", "%", "x:", "\u0301", "\u200b", "\ud83d", "1e9"
        };
        for (String unit : units) {
            isSound(type, unit.repeat(megabyte / unit.length()));
            isSound(type, "a@" + unit.repeat(megabyte / unit.length()) + "!");
        }
        isSound(type, garbage(new Random(3), megabyte));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aNormalFormReadsAsItself(FieldType type) {
        String[] samples = {
            "Ann <Ann@X.com>",
            "(212) 555-2368 x42",
            "+44 20 7946 0958",
            "k1a0b1",
            "$1,234.50",
            "5 to 10k",
            "10+",
            "-10 to -5",
            "Mar 3rd 80",
            "8/5/2025 1:15 PM",
            "9am",
            "yes",
            "F",
            "2001:DB8::1",
            "Example.com",
            "Québec",
            "u.s.a.",
            "1600 Elm St",
            "123-45-6789"
        };
        for (String sample : samples) {
            FieldValue value = type.parse(sample);
            if (value.normal() != null) {
                assertThat(type.parse(value.normal()).normal()).as(sample).isEqualTo(value.normal());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            ssn,        123-45-6789, ***********, *********,
            ssn,        6789,        ****,        -,
            credential, 'p w',       ***,         ***,
            dob,        2/28/1980,   *********,   **/**/1980, age=46; year=1980
            dob,        2/2/2980,    ********,    -,
            phone,      5127891111,  5127891111,  5127891111, -
            """)
    void whatIsSecretIsMaskedAndNothingElse(
            String type, String raw, String maskedRaw, @Nullable String normal, @Nullable String parts) {
        FieldValue masked = Reading.of(type, raw).masked();

        assertThat(masked.raw()).isEqualTo(maskedRaw);
        assertThat(masked.normal()).isEqualTo(normal);
        assertThat(masked.valid()).isEqualTo(Reading.of(type, raw).valid());
        if (!type.equals("phone")) {
            assertThat(masked.value()).isEqualTo(normal);
            assertThat(Reading.partsOf(masked)).isEqualTo(parts == null ? "" : parts);
        }
    }

    @Test
    void nothingTheLeadSaidReachesALog() {
        assertThat(Reading.of("ssn", "123-45-6789")).hasToString("FieldValue[type=ssn, valid=true]");
    }

    private static void isSound(FieldType type, String raw) {
        FieldValue value = type.parse(raw);
        assertThat(value.raw()).isSameAs(raw);
        assertThat(value.valid()).isEqualTo(value.normal() != null).isEqualTo(value.value() != null);
        if (value.valid()) {
            assertThat(value.value()).isInstanceOf(CLASS_OF_KIND.get(type.kind()));
            assertThat(type.parse(Objects.requireNonNull(value.normal())).normal())
                    .as("normal form of the normal form <%s> of <%s>", value.normal(), raw)
                    .isEqualTo(value.normal());
        }
        value.parts().forEach((name, part) -> {
            String kind = type.parts().get(name);
            assertThat(kind).as("kind of part <%s>", name).isNotNull();
            assertThat(part).isInstanceOf(CLASS_OF_KIND.get(kind));
        });
    }

    private static String garbage(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            if (random.nextInt(4) > 0) {
                text.append(NASTY.charAt(random.nextInt(NASTY.length())));
            } else {
                text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            }
        }
        return text.toString();
    }
}
