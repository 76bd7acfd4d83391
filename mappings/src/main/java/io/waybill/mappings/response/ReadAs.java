package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.w3c.dom.Document;

/** An answer's body as what it proved to be. */
sealed interface ReadAs {
    /** An object; a list stands in it as {@code array}. */
    record Json(JsonNode json) implements ReadAs {}

    /** Keys as properties. */
    record Form(JsonNode form) implements ReadAs {}

    /** Well formed. */
    record Xml(Document document) implements ReadAs {}

    /** A page, well formed or not. */
    record Html(org.jsoup.nodes.Document document) implements ReadAs {}

    /** Plain text, JSON that cannot be read, and pages without a single tag. */
    record Text(String text) implements ReadAs {}

    /** XML that cannot be read: paths find nothing in it. */
    record Nothing() implements ReadAs {}

    /** The media types that are more than text; any other, {@code text/json} included, is text. */
    Set<String> TYPES =
            Set.of("application/json", "application/xml", "text/xml", "text/html", "application/x-www-form-urlencoded");

    /** How a media type is read. */
    static BodyKind kind(String mediaType) {
        return TYPES.contains(mediaType) ? BodyKind.ofMediaType(mediaType) : BodyKind.TEXT;
    }

    static ReadAs of(AnswerBody body) {
        JsonNode json = body.json();
        Document xml = body.xml();
        org.jsoup.nodes.Document html = body.html();
        if (xml != null) {
            return new Xml(xml);
        }
        if (html != null && body.text().indexOf('<') < 0) {
            return new Text(body.text());
        }
        if (html != null) {
            html.outputSettings().prettyPrint(false);
            return new Html(html);
        }
        if (json == null || json.isValueNode()) {
            return body.kind() == BodyKind.XML ? new Nothing() : new Text(body.text());
        }
        if (body.kind() == BodyKind.FORM) {
            return new Form(json);
        }
        return new Json(json.isArray() ? Parsing.JSON.createObjectNode().set("array", json) : json);
    }
}
