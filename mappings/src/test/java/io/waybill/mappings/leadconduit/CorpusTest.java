package io.waybill.mappings.leadconduit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waybill.mappings.Samples;
import io.waybill.mappings.field.FieldType;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.field.FieldValue;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.response.Reading;
import io.waybill.mappings.template.TemplateData;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings and answers, mappings and leads, with what must come out. */
class CorpusTest {
    private static final Instant NOW = Instant.parse("2026-11-21T04:05:06Z");

    static Stream<JsonNode> responses() {
        return StreamSupport.stream(Steps.resource("responses.json").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("responses")
    void answersAreReadByTheSettingsThatCameAlong(JsonNode one) {
        ObjectNode step = (ObjectNode) parse(Steps.step("json"));
        one.path("settings")
                .properties()
                .forEach(setting -> Steps.add(
                        (ArrayNode) step.path("mappings"),
                        setting.getKey(),
                        setting.getValue().asText()));
        Reading reading = Steps.recipient(step.toString())
                .post()
                .read(Samples.answer(
                        one.path("status").asInt(),
                        one.path("type").asText(),
                        one.path("body").asText()));
        assertThat(reading.verdict().name().toLowerCase(Locale.ROOT))
                .isEqualTo(one.path("outcome").asText());
        assertThat(reading.reason()).isEqualTo(one.path("reason").textValue());
        assertThat(
                        reading.cents() == null || reading.cents() == 0
                                ? null
                                : reading.cents().toString())
                .isEqualTo(one.path("cents").textValue());
        assertThat(reading.reference()).isEqualTo(one.path("reference").textValue());
    }

    static Stream<JsonNode> requests() {
        return StreamSupport.stream(Steps.resource("requests.json").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requestsAreWhatTheMappingsSay(JsonNode one) {
        String module = one.path("module").asText();
        ObjectNode step = (ObjectNode) parse(Steps.step(module.substring(module.lastIndexOf('.') + 1)));
        one.path("mappings").forEach(((ArrayNode) step.path("mappings"))::add);
        Rendered request = Steps.recipient(step.toString()).post().render(lead(), null);
        assertThat(request.method()).isEqualTo(one.path("method").asText());
        assertThat(request.uri().toString().replace("/leads", "/x").replace("buyer.example", "b.example"))
                .isEqualTo(one.path("url").asText());
        byte[] body = request.body();
        assertThat(comparable(module, body == null ? null : new String(body, StandardCharsets.UTF_8)))
                .isEqualTo(comparable(module, one.path("body").textValue()));
    }

    /** Spaces between XML's elements and between JSON's signs say nothing. */
    private static @Nullable Object comparable(String module, @Nullable String body) {
        if (body == null || module.endsWith("form")) {
            return body;
        }
        return module.endsWith("json")
                ? parse(body)
                : body.replaceFirst("<\\?xml[^>]*\\?>", "")
                        .replaceAll(">\\s+<", "><")
                        .replaceAll("\\s*(<!\\[CDATA\\[.*?]]>)\\s*", "$1")
                        .replaceAll("<([^ />]+)((?: [^<>]*)?)/>", "<$1$2></$1>")
                        .strip();
    }

    private static JsonNode parse(String json) {
        try {
            return Steps.JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static TemplateData lead() {
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        put(fields, "first_name", "first_name", "Ann");
        put(fields, "email", "email", "Ann@Example.COM");
        put(fields, "phone_1", "phone", "(415) 555-2671");
        put(fields, "state", "state", "california");
        put(fields, "loan_amount", "number", "$15,000.50");
        put(fields, "homeowner", "boolean", "yes");
        put(fields, "bad_amount", "number", "a lot");
        put(fields, "bad_phone", "phone", "12");
        put(fields, "city", "city", "São Paulo");
        put(fields, "postal_code", "postal_code", "94105-1234");
        put(fields, "cents", "number", "7.10");
        return new TemplateData("L-1", fields, Map.of(), "s", "f", "D-1", 1, NOW, null, 0);
    }

    private static void put(Map<String, FieldValue> fields, String name, String type, String raw) {
        FieldType known = Objects.requireNonNull(new FieldTypes(Clock.fixed(NOW, ZoneOffset.UTC)).find(type));
        fields.put(name, known.parse(raw));
    }
}
