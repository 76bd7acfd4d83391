package io.waybill.mappings.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Booleans, genders, social security numbers and text. */
class PlainTypesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "TRUE",
                "t",
                "yes",
                "Yes",
                "y",
                "Y",
                "1",
                "on",
                "ON",
                "  true ",
                "\u00a0yes",
                "１",
                "yes!",
                "-1",
                "(y)"
            })
    void yesIsTrue(String raw) {
        Reading.isAsExpected("boolean", raw, "true", "");
        assertThat(Reading.of("boolean", raw).value()).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "f", "no", "NO", "n", "0", "off", "Off", " no "})
    void noIsFalse(String raw) {
        Reading.isAsExpected("boolean", raw, "false", "");
        assertThat(Reading.of("boolean", raw).value()).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "50", "ok", "maybe", "yesno", "2", "-2", "01", "null", "checked"})
    void whatIsNeitherYesNorNoIsInvalid(String raw) {
        Reading.isAsExpected("boolean", raw, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "male, male, M",
        "m, male, M",
        "'   M', male, M",
        "FEMALE, female, F",
        "f, female, F",
        "Other, other, O",
        "o, other, O"
    })
    void gendersHaveAWordAndALetter(String raw, String normal, String abbreviation) {
        Reading.isAsExpected("gender", raw, normal, "abbr=" + abbreviation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "50", "maybe", "mf", "true", "male female"})
    void otherGendersAreInvalid(String raw) {
        Reading.isAsExpected("gender", raw, null, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789",
                "123-45-6789",
                "123 45 6789",
                "123.45.6789",
                " 123-45-6789 ",
                "number 123456789",
                "SSN: 123-45-6789",
                "123–45–6789"
            })
    void socialSecurityNumbersAreNineDigits(String raw) {
        Reading.isAsExpected("ssn", raw, "123456789", "first_three=123; middle_two=45; last_four=6789");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "abcd", "12345678", "1234567890", "123-45-67890", "***-**-6789", "1a2b3c4d5e6f7g8h9"})
    void otherSocialSecurityNumbersAreInvalid(String raw) {
        Reading.isAsExpected("ssn", raw, null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "first_name", "last_name", "city"})
    void textIsTrimmedAndAlwaysValid(String type) {
        Reading.isAsExpected(type, " \u00a0O'Neil-Ünal 王\u200b\n", "O'Neil-Ünal 王", "");
        Reading.isAsExpected(type, "", "", "");
        Reading.isAsExpected(type, "a\nb  c", "a\nb  c", "");
    }

    @Test
    void aCredentialIsKeptToTheLastSpace() {
        Reading.isAsExpected("credential", " pa ss ", " pa ss ", "");
    }
}
