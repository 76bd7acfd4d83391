package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.pattern.ScriptPattern;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A path whose language follows from the answer's type: a dot path in JSON, XPath in XML (in a SOAP envelope also
 * names with dots), a selector in HTML, a pattern with a group in text.
 * What is no path in the language asked for finds nothing there.
 */
final class AnyPath {
    private final DotPath dots;
    private final @Nullable CompiledXPath xpath;
    private final @Nullable CompiledXPath soap;
    private final @Nullable HtmlPath html;
    private final @Nullable Pattern pattern;

    AnyPath(String text) {
        this.dots = DotPath.of(text);
        this.xpath = CompiledXPath.find(text.strip());
        this.soap = SoapPath.find(text.strip());
        this.html = HtmlPath.find(text.strip());
        this.pattern = ScriptPattern.of(text).lowered().find();
    }

    /** The texts in which a term is searched: markup where the answer is marked up, the whole of a plain text. */
    List<String> searched(ReadAs read) {
        return switch (read) {
            case ReadAs.Json(JsonNode json) -> one(dots.findOne(json));
            case ReadAs.Form(JsonNode form) -> one(dots.findOne(form));
            case ReadAs.Xml xml -> either(XmlNodes::markups, xml);
            case ReadAs.Html page -> html == null ? List.of() : html.markups(page.document());
            case ReadAs.Text(String text) -> List.of(text);
            case ReadAs.Nothing nothing -> List.of();
        };
    }

    /** What a reason is made of: of XML elements their markup. */
    List<JsonNode> reasons(ReadAs read) {
        return read instanceof ReadAs.Xml xml ? either(XmlNodes::reasons, xml) : values(read);
    }

    /** What a price or a reference is made of. */
    List<JsonNode> values(ReadAs read) {
        return switch (read) {
            case ReadAs.Json(JsonNode json) -> dots.findAll(json);
            case ReadAs.Xml xml -> either(XmlNodes::values, xml);
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

    /** What XPath finds, else what the names in dots find inside a SOAP envelope. */
    private <T> List<T> either(Function<@Nullable Object, List<T>> reader, ReadAs.Xml xml) {
        List<T> found = xpath == null ? List.of() : reader.apply(xpath.evaluate(xml.document()));
        return found.isEmpty() && soap != null ? reader.apply(soap.evaluate(xml.document())) : found;
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
