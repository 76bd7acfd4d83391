package io.waybill.mappings.field;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people send, and what it means: {@code field/<type>.csv}, a raw value a row, escapes in it as in JSON. */
class FieldCorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);

    static Stream<Arguments> rows() {
        return Reading.TYPES.all().stream().flatMap(type -> rows(type.name()).stream());
    }

    @ParameterizedTest(name = "{0}.csv, row {1}: {2}")
    @MethodSource("rows")
    void everyRowIsReadAsItIsWritten(String type, long row, String raw, String normal, Map<String, Object> parts) {
        FieldValue value = Reading.of(type, raw);

        assertThat(value.normal()).isEqualTo(normal);
        assertThat(value.valid()).isEqualTo(normal != null);
        assertThat(Reading.partsOf(value)).isEqualTo(Reading.partsOf(with(parts)));
    }

    /** In the order they are shown in, whatever order the file has. */
    private static FieldValue with(Map<String, Object> parts) {
        return new FieldValue("string", "", null, null, false, parts);
    }

    private static List<Arguments> rows(String type) {
        try (InputStream file = FieldCorpusTest.class.getResourceAsStream("/field/" + type + ".csv");
                Reader text = new InputStreamReader(Objects.requireNonNull(file, type), UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            return csv.stream().map(row -> arguments(type, row)).toList();
        } catch (IOException e) {
            throw new IllegalStateException(type, e);
        }
    }

    private static Arguments arguments(String type, NamedCsvRecord row) {
        boolean valid = Boolean.parseBoolean(row.getField("valid"));
        return Arguments.arguments(
                type,
                row.getStartingLineNumber(),
                text(row.getField("raw")),
                valid ? text(row.getField("normal")) : null,
                parts(row.getField("parts")));
    }

    private static String text(String cell) {
        return read("\"" + cell.replace("\"", "\\\"") + "\"", new TypeReference<String>() {});
    }

    private static Map<String, Object> parts(String cell) {
        return cell.isEmpty() ? Map.of() : read(cell, new TypeReference<Map<String, Object>>() {});
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
