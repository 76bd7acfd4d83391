package io.waybill.mappings.request;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waybill.mappings.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Mapping files and the requests that they make of the sample lead, one by one ({@code requests.json}). */
class RequestCorpusTest {
    @TestFactory
    Stream<DynamicTest> everyMappingMakesTheRequestItShould() throws IOException {
        try (InputStream corpus = requireNonNull(getClass().getResourceAsStream("requests.json"))) {
            JsonNode cases = new ObjectMapper().readTree(corpus);
            assertThat(cases.size()).isGreaterThan(100);
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(one -> DynamicTest.dynamicTest(one.get("name").asText(), () -> check(one)));
        }
    }

    private static void check(JsonNode one) throws IOException {
        Rendered rendered =
                Samples.recipient(one.get("mapping").asText()).post().render(Samples.lead(), null);
        JsonNode expect = one.get("expect");
        if (expect.has("method")) {
            assertThat(rendered.method()).isEqualTo(expect.get("method").asText());
        }
        if (expect.has("url")) {
            assertThat(rendered.uri().toASCIIString())
                    .isEqualTo(expect.get("url").asText());
        }
        if (expect.has("body")) {
            assertThat(body(rendered)).isEqualTo(expect.get("body").asText());
        }
        if (expect.has("nobody")) {
            assertThat(rendered.body()).isNull();
        }
        expect.path("headers").properties().forEach(header -> {
            String value = header.getValue().isNull() ? null : header.getValue().asText();
            assertThat(rendered.headers().get(header.getKey()))
                    .as(header.getKey())
                    .isEqualTo(value);
        });
    }

    private static String body(Rendered rendered) throws IOException {
        byte[] body = requireNonNull(rendered.body());
        boolean packed = rendered.headers().containsKey("Content-Encoding");
        byte[] plain = packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
        return new String(plain, charset(rendered.headers().getOrDefault("Content-Type", "")));
    }

    private static Charset charset(String contentType) {
        return contentType.contains("iso-8859-1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }
}
