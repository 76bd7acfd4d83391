package io.waybill.app.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.field.FieldValue;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListValuesTest {
    private final FieldTypes types = new FieldTypes(Clock.systemUTC());
    private final ListValues values = new ListValues(types);

    private FieldValue field(String type, String raw) {
        return Objects.requireNonNull(types.find(type)).parse(raw);
    }

    @ParameterizedTest
    @CsvSource({
        "phone, (415) 555-2671, 4155552671",
        "phone, +1 415 555 2671 x12, 4155552671",
        "phone, 12, ",
        "email, Ann <ANN@Example.com>, ann@example.com",
        "email, ann, ",
        "state, California, ca",
        "'', (415) 555-2671, 4155552671",
        "'', 14155552671, 4155552671",
        "'', ANN@Example.com, ann@example.com",
        "'', 94105-1234, 94105-1234",
        "'', 2026-01-31, 2026-01-31",
        "'', Some Words, some words"
    })
    void textsComeInTheFormOfTheList(String type, String text, String form) {
        assertThat(values.find(type, text)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "phone, phone, 415.555.2671, 4155552671",
        "'', phone, 415.555.2671, 4155552671",
        "phone, string, (415) 555-2671, 4155552671",
        "phone, phone, 12, ",
        "email, phone, 415.555.2671, ",
        "'', string, Some Words, some words"
    })
    void fieldsMeetTheListInItsForm(String listType, String fieldType, String raw, String form) {
        assertThat(values.find(listType, field(fieldType, raw))).isEqualTo(form);
    }

    @Test
    void typesAreThoseOfFields() {
        assertThat(values.isType("")).isTrue();
        assertThat(values.isType("phone")).isTrue();
        assertThat(values.isType("phome")).isFalse();
    }
}
