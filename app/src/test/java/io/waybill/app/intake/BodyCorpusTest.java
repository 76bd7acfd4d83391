package io.waybill.app.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.waybill.app.answer.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What sources send, and what is understood of it: {@code intake/bodies.csv}, a request a row, escapes in it as in JSON. Where it is
 * refused, the fields are the status instead.
 */
class BodyCorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> rows() throws IOException {
        try (InputStream file = BodyCorpusTest.class.getResourceAsStream("/intake/bodies.csv");
                Reader text = new InputStreamReader(Objects.requireNonNull(file), UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            return csv.stream().map(BodyCorpusTest::arguments).toList().stream();
        }
    }

    @ParameterizedTest(name = "row {0}: {1} {2} {3} {4}")
    @MethodSource("rows")
    void everyRowIsReadAsItIsWritten(long row, String door, String type, String query, String body, String expected) {
        String read = switch (Query.read(SloppyAddresses.escape("?" + query).substring(1))
                .then(asked -> Body.read(type)
                        .then(kind -> RequestReader.read(
                                door.equals("ping") ? asked.forPing() : asked, kind, body.getBytes(UTF_8))))) {
            case Checked.Passed<SentFields>(SentFields sent) -> write(sent.fields());
            case Checked.Refused<SentFields>(Refusal refusal) ->
                Integer.toString(refusal.status().getCode());
        };

        assertThat(tree(read)).isEqualTo(tree(expected));
    }

    private static Arguments arguments(NamedCsvRecord row) {
        return Arguments.of(
                row.getStartingLineNumber(),
                row.getField("door"),
                type(row.getField("type")),
                row.getField("query"),
                text(row.getField("body")),
                row.getField("fields"));
    }

    private static String type(String name) {
        return switch (name) {
            case "form" -> "application/x-www-form-urlencoded";
            case "json" -> "application/json";
            case "xml" -> "text/xml";
            default -> name;
        };
    }

    private static String text(String cell) {
        try {
            return JSON.readValue("\"" + cell.replace("\"", "\\\"") + "\"", String.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(cell, e);
        }
    }

    private static Object tree(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Object>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    private static String write(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
