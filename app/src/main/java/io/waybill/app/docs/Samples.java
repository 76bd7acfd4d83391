package io.waybill.app.docs;

import io.waybill.app.json.Json;
import io.waybill.mappings.source.SourceMapping.Auth;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The same lead in every format, and the command that posts it.
 *
 * @param address where leads go
 * @param lead names to values, as text
 */
record Samples(String address, Auth auth, Map<String, String> lead, Json writer) {
    private static final String XML_NAME = "[A-Za-z_][A-Za-z0-9._-]*";

    /** A heading, the body and a command for each format. */
    List<Block> blocks() {
        return List.of(
                new Block.Heading(3, "JSON"),
                new Block.Code("json", json()),
                new Block.Code("sh", post("application/json", json())),
                new Block.Heading(3, "Form"),
                new Block.Code("text", pairs()),
                new Block.Code("sh", post("application/x-www-form-urlencoded", pairs())),
                new Block.Heading(3, "XML"),
                new Block.Code("xml", xml()),
                new Block.Code("sh", post("application/xml", xml())),
                new Block.Heading(3, "Query string"),
                new Block.Code("text", address + "?" + pairs()),
                new Block.Code("sh", "curl" + proof() + " \\\n  " + quoted(address + "?" + pairs())));
    }

    private String json() {
        return lead.entrySet().stream()
                .map(field -> "  " + text(field.getKey()) + ": " + text(field.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    private String text(String value) {
        return new String(writer.write(value), StandardCharsets.UTF_8);
    }

    private String pairs() {
        return lead.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Names that XML does not allow are left out: they can only be sent otherwise. */
    private String xml() {
        return lead.entrySet().stream()
                .filter(field -> field.getKey().matches(XML_NAME))
                .map(field -> "  <%s>%s</%s>".formatted(field.getKey(), escaped(field.getValue()), field.getKey()))
                .collect(Collectors.joining("\n", "<lead>\n", "\n</lead>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private String post(String contentType, String body) {
        return "curl -X POST %s \\\n  -H %s%s \\\n  -d %s"
                .formatted(quoted(address), quoted("Content-Type: " + contentType), proof(), quoted(body));
    }

    private String proof() {
        return switch (auth) {
            case Auth.None() -> "";
            case Auth.ApiKey _ -> " \\\n  -H " + quoted("X-API-Key: YOUR_API_KEY");
            case Auth.Basic _ -> " \\\n  -u " + quoted("YOUR_USERNAME:YOUR_PASSWORD");
            case Auth.Bearer _ -> " \\\n  -H " + quoted("Authorization: Bearer YOUR_TOKEN");
        };
    }

    /** For a shell, which reads nothing into what stands in single quotes. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
