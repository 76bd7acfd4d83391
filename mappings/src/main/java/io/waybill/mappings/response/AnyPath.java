package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.pattern.ScriptPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path whose language follows from the answer's type: a dot path in JSON, XPath in XML, a selector in HTML, a pattern with a group in text.
 * What is no path in the language asked for finds nothing there.
 */
final class AnyPath {
    private final DotPath dots;
    private final @Nullable CompiledXPath xpath;
    private final @Nullable HtmlPath html;
    private final @Nullable Pattern pattern;

    AnyPath(String text) {
        this.dots = DotPath.of(text);
        this.xpath = CompiledXPath.find(text.strip());
        this.html = HtmlPath.find(text.strip());
        this.pattern = ScriptPattern.of(text).lowered().find();
    }

    /** The texts in which a term is searched: markup where the answer is marked up, the whole of a plain text. */
    List<String> searched(ReadAs read) {
        return switch (read) {
            case ReadAs.Json(JsonNode json) -> one(dots.findOne(json));
            case ReadAs.Form(JsonNode form) -> one(dots.findOne(form));
            case ReadAs.Xml xml -> xpath == null ? List.of() : XmlNodes.markups(xpath.evaluate(xml.document()));
            case ReadAs.Html page -> html == null ? List.of() : html.markups(page.document());
            case ReadAs.Text(String text) -> List.of(text);
            case ReadAs.Nothing nothing -> List.of();
        };
    }

    /** What a reason is made of: of XML elements their markup. */
    List<JsonNode> reasons(ReadAs read) {
        return read instanceof ReadAs.Xml xml && xpath != null
                ? XmlNodes.reasons(xpath.evaluate(xml.document()))
                : values(read);
    }

    /** What a price or a reference is made of. */
    List<JsonNode> values(ReadAs read) {
        return switch (read) {
            case ReadAs.Json(JsonNode json) -> dots.findAll(json);
            case ReadAs.Xml xml -> xpath == null ? List.of() : XmlNodes.values(xpath.evaluate(xml.document()));
            case ReadAs.Html page -> html == null ? List.of() : html.values(page.document());
            case ReadAs.Text(String text) -> group(text);
            case ReadAs.Form form -> List.of();
            case ReadAs.Nothing nothing -> List.of();
        };
    }

    /** The pattern's first group in a text, whatever the answer's type. */
    List<JsonNode> group(String text) {
        Matcher found = pattern == null ? null : pattern.matcher(text);
        String group = found != null && found.groupCount() > 0 && found.find() ? found.group(1) : null;
        return group == null ? List.of() : List.of(TextNode.valueOf(group));
    }

    private static List<String> one(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(LooseText.of(value));
        }
        return value.valueStream().map(LooseText::of).toList();
    }
}
