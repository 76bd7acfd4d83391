package io.waybill.mappings;

import io.waybill.mappings.field.FieldValue;
import io.waybill.mappings.response.Answer;
import io.waybill.mappings.template.TemplateData;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A lead, a home and answers for the tests of this module. */
public final class Samples {
    public static final Map<String, String> SECRETS = Map.of("TOKEN", "s3cr3t-t0ken", "QUOTED", "a\"b'c{{ lead.id }}");

    private Samples() {}

    public static TemplateData lead() {
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        fields.put("first_name", text("first_name", "Ann <&> \"O'Neil\""));
        fields.put("last_name", text("last_name", "SMITH"));
        fields.put("empty", text("string", ""));
        fields.put("state", new FieldValue("state", "ca", "CA", "CA", true, Map.of("name", "California")));
        fields.put(
                "phone_1",
                new FieldValue(
                        "phone",
                        "(773) 265-8399",
                        "7732658399",
                        "7732658399",
                        true,
                        Map.of("area", "773", "is_tollfree", false)));
        fields.put(
                "email",
                new FieldValue(
                        "email",
                        "Ann@Example.com",
                        "ann@example.com",
                        "ann@example.com",
                        true,
                        Map.of("domain", "Example.com")));
        fields.put(
                "loan_amount", new FieldValue("number", "$15,000", "15000", new BigDecimal("15000"), true, Map.of()));
        fields.put("homeowner", new FieldValue("boolean", "yes", "true", true, true, Map.of()));
        fields.put(
                "dob",
                new FieldValue(
                        "dob",
                        "2/28/1980",
                        "1980-02-28",
                        LocalDate.of(1980, 2, 28),
                        true,
                        Map.of("age", new BigDecimal("46.7"))));
        fields.put("score_range", new FieldValue("range", "600-700", "600-700", new BigDecimal("650"), true, Map.of()));
        fields.put("bad_amount", FieldValue.invalid("number", "a lot"));
        return new TemplateData(
                "L-1",
                fields,
                Map.of(
                        "phone-check",
                        Map.of("type", "mobile", "valid", true),
                        "plain",
                        Map.of("n", new BigDecimal("7"))),
                "demo",
                "personal-loans",
                "D-9",
                2,
                Instant.parse("2026-11-21T04:05:06Z"),
                new BigDecimal("12.50"),
                80);
    }

    /** The sample lead with one field set to this text. */
    public static TemplateData leadWith(String field, String value) {
        TemplateData lead = lead();
        Map<String, FieldValue> fields = new LinkedHashMap<>(lead.fields());
        fields.put(field, text("string", value));
        return new TemplateData(
                lead.leadId(),
                fields,
                lead.appended(),
                lead.source(),
                lead.flow(),
                lead.delivery(),
                lead.attempt(),
                lead.now(),
                lead.price(),
                lead.score());
    }

    public static FieldValue text(String type, String value) {
        return new FieldValue(type, value, value, value, true, Map.of());
    }

    /** Loads one file as if it were alone in its home, with the sample secrets. */
    public static Mappings load(String path, String yaml) {
        return load(Map.of(path, yaml));
    }

    public static Mappings load(Map<String, String> files) {
        return load(files, Vocabulary.OPEN);
    }

    public static Mappings load(Map<String, String> files, Vocabulary vocabulary) {
        Map<String, byte[]> bytes = new HashMap<>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return MappingLoader.load(bytes, SECRETS::get, vocabulary);
    }

    /** The recipient (x) of this file, which must be without problems. */
    public static Recipient recipient(String yaml) {
        Mappings mappings = load("mappings/recipients/x.yaml", yaml);
        if (!mappings.problems().isEmpty()) {
            throw new AssertionError("The mapping has problems: " + mappings.problems());
        }
        return Objects.requireNonNull(mappings.recipients().get("x"));
    }

    public static Answer answer(int status, String contentType, String body) {
        Map<String, List<String>> headers =
                contentType.isEmpty() ? Map.of() : Map.of("content-type", List.of(contentType));
        return new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
