package io.waybill.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.response.Answer;
import io.waybill.mappings.response.Reading;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file of {@code examples/}: an answer, and what a mapping has to make of it. */
record ExampleAnswer(Answer answer, JsonNode expect) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ExampleAnswer of(Path file) throws IOException {
        JsonNode json = JSON.readTree(file.toFile());
        return new ExampleAnswer(answer(json.get("answer")), json.get("expect"));
    }

    private static Answer answer(JsonNode json) {
        Map<String, List<String>> headers = new HashMap<>();
        json.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), List.of(header.getValue().asText())));
        String body = json.get("body").isTextual()
                ? json.get("body").asText()
                : json.get("body").toString();
        return new Answer(json.get("status").asInt(), headers, body.getBytes(StandardCharsets.UTF_8));
    }

    void isReadAsExpectedBy(ExchangeMapping mapping) {
        Reading reading = mapping.read(answer);
        assertThat(reading.verdict()).hasToString(expect.get("verdict").asText());
        assertThat(reading.reason()).isEqualTo(expect.path("reason").asText(null));
        assertThat(reading.reference()).isEqualTo(expect.path("reference").asText(null));
        if (expect.has("price")) {
            assertThat(reading.cents())
                    .isEqualTo(new BigDecimal(expect.get("price").asText())
                            .movePointRight(2)
                            .longValueExact());
        }
        JsonNode append = expect.path("append").isMissingNode() ? JSON.createObjectNode() : expect.get("append");
        JsonNode read = JSON.valueToTree(reading.append());
        assertThat(read.equals(ExampleAnswer::compare, append))
                .as("appended %s, expected %s", read, append)
                .isTrue();
    }

    /** Numbers by their value, however they are written. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
