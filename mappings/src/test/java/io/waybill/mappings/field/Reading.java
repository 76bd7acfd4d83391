package io.waybill.mappings.field;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a type makes of a raw value, as the tables of the tests write it. */
final class Reading {
    static final FieldTypes TYPES = typesOn("2026-02-28T12:00:00Z");

    private Reading() {}

    static FieldTypes typesOn(String instant) {
        return new FieldTypes(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    static FieldValue of(String type, String raw) {
        return of(TYPES, type, raw);
    }

    static FieldValue of(FieldTypes types, String type, String raw) {
        return Objects.requireNonNull(types.find(type), type).parse(raw);
    }

    /**
     * @param normal null when the value must be invalid
     * @param parts all of them, as {@code name=value; name=value}; null when they are not looked at
     */
    static void isAsExpected(String type, String raw, @Nullable String normal, @Nullable String parts) {
        FieldValue value = of(type, raw);
        assertThat(value.normal()).as("normal form of <%s>", raw).isEqualTo(normal);
        assertThat(value.valid()).as("valid <%s>", raw).isEqualTo(normal != null);
        assertThat(value.raw()).isEqualTo(raw);
        assertThat(value.type()).isEqualTo(type);
        if (normal == null) {
            assertThat(value.value()).isNull();
            assertThat(value.parts()).isEmpty();
        }
        if (parts != null) {
            assertThat(partsOf(value)).as("parts of <%s>", raw).isEqualTo(parts);
        }
    }

    static String partsOf(FieldValue value) {
        return value.parts().entrySet().stream()
                .map(part -> part.getKey() + "=" + text(part.getValue()))
                .collect(joining("; "));
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
