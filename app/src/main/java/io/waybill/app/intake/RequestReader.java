package io.waybill.app.intake;

import io.micronaut.http.HttpStatus;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads what a source sent. Pure: bytes in, fields or the reason why not out. */
final class RequestReader {
    private RequestReader() {}

    /** A request without a body, or whose body does not count. */
    static Checked<SentFields> read(Query query) {
        return SentFields.merge(query, Map.of());
    }

    /** A request with a body, of any length and content. */
    static Checked<SentFields> read(Query query, Body body, byte[] bytes) {
        return switch (parse(body, bytes)) {
            case Parsed.Tree(Map<String, Object> fields) -> SentFields.merge(query, fields);
            case Parsed.Malformed(String reason) -> Checked.refused(HttpStatus.BAD_REQUEST, reason);
            case Parsed.Batch(List<Parsed> members, int count) -> batch(query, members, count);
        };
    }

    private static Checked<SentFields> batch(Query query, List<Parsed> members, int count) {
        if (count > BatchBody.MOST) {
            return Checked.refused(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                    "The batch has %d leads; up to %d are taken at once".formatted(count, BatchBody.MOST));
        }
        return count == 0
                ? Checked.refused(HttpStatus.BAD_REQUEST, "The batch has no leads")
                : Checked.passed(SentFields.batch(
                        members.stream().map(member -> member(query, member)).toList()));
    }

    private static Checked<SentFields> member(Query query, Parsed member) {
        return switch (member) {
            case Parsed.Tree(Map<String, Object> fields) -> SentFields.merge(query, fields);
            case Parsed.Malformed(String reason) -> Checked.refused(HttpStatus.BAD_REQUEST, reason);
            case Parsed.Batch _ -> Checked.refused(HttpStatus.BAD_REQUEST, "A batch has no batches in it");
        };
    }

    private static Parsed parse(Body body, byte[] bytes) {
        Charset charset = charset(body, bytes);
        return switch (body.kind()) {
            // The escapes come first: what they stand for is in the charset, not what they are written in.
            case FORM -> FormBody.parse(new String(bytes, StandardCharsets.ISO_8859_1).strip(), charset);
            case JSON -> json(BodyText.decode(bytes, charset));
            case XML -> xml(BodyText.decode(bytes, charset));
        };
    }

    private static Charset charset(Body body, byte[] bytes) {
        if (body.charset() != null) {
            return body.charset();
        }
        return body.kind() == Body.Kind.XML ? BodyText.xmlCharset(bytes) : StandardCharsets.UTF_8;
    }

    private static Parsed json(String text) {
        if (text.isBlank()) {
            return new Parsed.Tree(Map.of());
        }
        return BatchBody.is(text) ? BatchBody.parse(text) : JsonBody.parse(text);
    }

    private static Parsed xml(String text) {
        return text.isBlank() ? new Parsed.Tree(Map.of()) : XmlBody.parse(text.strip());
    }
}
