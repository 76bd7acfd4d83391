package io.waybill.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BodyReaderTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String DEMO = Doors.DEMO;

    @AutoClose
    private static final Doors DOORS = new Doors(Map.of());

    @BeforeEach
    void reset() {
        DOORS.reset();
    }

    @Test
    void aGetsBodyIsIgnored() {
        DOORS.send(DOORS.request(DEMO + "?state=CA")
                .header("Content-Type", "text/plain")
                .method("GET", BodyPublishers.ofString("{{{")));
        assertThat(DOORS.routing.raw("state")).isEqualTo("CA");
    }

    @Test
    void aPostWithoutLengthHasNoBody() throws Exception {
        String response = DOORS.raw("POST " + DEMO + "?state=CA HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(response).startsWith("HTTP/1.1 201");
        assertThat(DOORS.routing.last().fields()).containsOnlyKeys("state");
    }

    @Test
    void aBodyMayComeInChunks() {
        HttpResponse<String> response = DOORS.send(DOORS.request(DEMO)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("state=CA"))));
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(DOORS.routing.last().fields()).containsOnlyKeys("state");
    }

    @Test
    void bodiesOverOneMegabyteAreRefusedWhetherAnnouncedOrNot() {
        String large = "a=" + "x".repeat(5 * 1024 * 1024);
        HttpResponse<String> announced = DOORS.post(DEMO, FORM, large);
        assertThat(announced.statusCode()).isEqualTo(413);
        HttpResponse<String> streamed = DOORS.send(DOORS.request(DEMO)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large))));
        assertThat(streamed.statusCode()).as(streamed.body()).isEqualTo(413);
        assertThat(DOORS.post(DEMO, FORM, "a=" + "x".repeat(1_000_000)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void compressedBodiesCountAsLargeAsTheyBecome() throws Exception {
        assertThat(compressed("state=CA").statusCode()).isEqualTo(201);
        assertThat(DOORS.routing.raw("state")).isEqualTo("CA");
        assertThat(compressed("a=" + "x".repeat(50_000_000)).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({"br, 415", "zstd, 415", "compress, 415", "'gzip, x', 415", "identity, 201"})
    void bodiesThatCannotBeUnpackedAreRefused(String encoding, int status) {
        HttpResponse<String> response = DOORS.send(DOORS.request(DEMO)
                .header("Content-Type", FORM)
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofString("state=CA")));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(DOORS.routing.leads()).hasSize(status == 201 ? 1 : 0);
    }

    private static HttpResponse<String> compressed(String body) throws IOException {
        return packed("gzip", gzip(body));
    }

    private static HttpResponse<String> packed(String encoding, byte[] body) {
        return DOORS.send(DOORS.request(DEMO)
                .header("Content-Type", FORM)
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(String text, boolean bare) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
                var out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static Stream<Arguments> damagedBodies() throws IOException {
        byte[] whole = gzip("state=CA&first_name=Ann&email=ann@example.com");
        byte[] altered = whole.clone();
        altered[whole.length - 6] ^= 1;
        byte[] plain = "state=CA".getBytes(StandardCharsets.UTF_8);
        byte[] deflated = deflate("state=CA&first_name=Ann", false);
        return Stream.of(
                Arguments.of("gzip", plain),
                Arguments.of("GZIP", Arrays.copyOf(whole, whole.length - 9)),
                Arguments.of("x-gzip", Arrays.copyOf(whole, 5)),
                Arguments.of("gzip", altered),
                Arguments.of("gzip, gzip", whole),
                Arguments.of("deflate", plain),
                Arguments.of("deflate", Arrays.copyOf(deflated, 8)));
    }

    @ParameterizedTest
    @MethodSource("damagedBodies")
    void aBodyThatIsNotPackedAsItSaysIsRefusedAndNoLead(String encoding, byte[] body) {
        HttpResponse<String> response = packed(encoding, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("cannot be unpacked");
        assertThat(DOORS.routing.leads()).isEmpty();
    }

    @Test
    void deflateIsUnpackedWithAndWithoutItsHeader() throws IOException {
        assertThat(packed("deflate", deflate("state=CA", false)).statusCode()).isEqualTo(201);
        assertThat(DOORS.routing.raw("state")).isEqualTo("CA");
        assertThat(packed("deflate", deflate("state=NY", true)).statusCode()).isEqualTo(201);
        assertThat(DOORS.routing.raw("state")).isEqualTo("NY");
        assertThat(packed("deflate", deflate("a=" + "x".repeat(50_000_000), false))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void whoAsksBeforeSendingTheBodyIsToldToGoOn() {
        HttpResponse<String> response = DOORS.send(DOORS.request(DEMO)
                .expectContinue(true)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString("state=CA")));
        assertThat(response.statusCode()).isEqualTo(201);
    }
}
