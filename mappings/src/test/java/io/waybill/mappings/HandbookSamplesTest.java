package io.waybill.mappings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.response.Answer;
import io.waybill.mappings.response.Reading;
import io.waybill.mappings.template.TemplateData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The samples that are shipped to begin with, and beside each the request it makes and how it reads answers. */
class HandbookSamplesTest {
    private static final Path FOLDER = Path.of("../mappings/integrations/samples");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> everySampleMakesItsRequestAndReadsItsAnswers() throws IOException {
        List<String> names = names();
        assertThat(names).hasSizeGreaterThan(12);
        return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    @Test
    void aSecondPhoneIsSentOnlyWhenItIsThere() throws IOException {
        TemplateData lead = Samples.leadWith("phone_2", "4155552671");
        JsonNode body = JSON.readTree(requireNonNull(
                recipient("conditional").post().render(lead, null).body()));
        assertThat(body.path("secondaryPhone").asText()).isEqualTo("4155552671");
    }

    private static void check(String name) throws IOException {
        JsonNode example =
                JSON.readTree(FOLDER.resolve("examples/" + name + ".json").toFile());
        Recipient recipient = recipient(name);
        checkRequest(recipient.post().render(Samples.lead(), null), example.get("request"));
        for (JsonNode answer : example.get("answers")) {
            checkReading(recipient.post().read(answer(answer.get("answer"))), answer.get("expect"));
        }
    }

    private static void checkRequest(Rendered rendered, JsonNode expect) throws IOException {
        assertThat(rendered.method()).isEqualTo(expect.path("method").asText("POST"));
        if (expect.has("url")) {
            assertThat(rendered.uri()).hasToString(expect.get("url").asText());
        }
        expect.path("headers")
                .properties()
                .forEach(header -> assertThat(rendered.headers())
                        .containsEntry(header.getKey(), header.getValue().asText()));
        byte[] bytes = rendered.body();
        String body = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        if (expect.has("body")) {
            assertThat(body).isEqualTo(expect.get("body").asText());
        }
        if (expect.has("json")) {
            assertThat(JSON.readTree(body)).isEqualTo(expect.get("json"));
        }
        expect.path("contains").forEach(part -> assertThat(body).contains(part.asText()));
        assertThat(rendered.masked().toString()).doesNotContain("value-of-");
    }

    private static void checkReading(Reading reading, JsonNode expect) {
        assertThat(reading.verdict()).hasToString(expect.get("verdict").asText());
        assertThat(reading.reason()).isEqualTo(expect.path("reason").asText(null));
        assertThat(reading.reference()).isEqualTo(expect.path("reference").asText(null));
        String price = expect.path("price").asText(null);
        assertThat(reading.cents())
                .isEqualTo(
                        price == null
                                ? null
                                : new BigDecimal(price).movePointRight(2).longValueExact());
    }

    private static Answer answer(JsonNode json) {
        Map<String, List<String>> headers = new HashMap<>();
        json.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), List.of(header.getValue().asText())));
        JsonNode body = json.get("body");
        String text = body.isTextual() ? body.asText() : body.toString();
        return new Answer(json.get("status").asInt(), headers, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of the home's own that takes everything from the sample. */
    private static Recipient recipient(String name) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        files.put(
                "mappings/integrations/samples/" + name + ".yaml", Files.readAllBytes(FOLDER.resolve(name + ".yaml")));
        files.put("mappings/recipients/mine.yaml", ("uses: samples." + name).getBytes(StandardCharsets.UTF_8));
        Mappings mappings = MappingLoader.load(files, secret -> "value-of-" + secret);
        assertThat(mappings.problems()).isEmpty();
        return requireNonNull(mappings.recipients().get("mine"));
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }
}
