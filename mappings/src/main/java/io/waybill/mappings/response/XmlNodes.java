package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.waybill.mappings.template.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.xml.xpath.XPathNodes;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSSerializer;

/** What an XPath expression came to, as values: nodes, or the one thing that a function gave. */
final class XmlNodes {
    private XmlNodes() {}

    /** As they stand in the document, tags and quotes included. */
    static List<String> markups(@Nullable Object result) {
        return nodes(result, node -> TextNode.valueOf(markup(node))).stream()
                .map(LooseText::of)
                .toList();
    }

    /** Elements with their tags, attributes and text by their value. */
    static List<JsonNode> reasons(@Nullable Object result) {
        return nodes(
                result,
                node -> node instanceof Attr || node instanceof Text ? text(node) : TextNode.valueOf(markup(node)));
    }

    /** Everything by its text. */
    static List<JsonNode> values(@Nullable Object result) {
        return nodes(result, XmlNodes::text);
    }

    private static List<JsonNode> nodes(@Nullable Object result, Function<Node, JsonNode> value) {
        List<JsonNode> values = new ArrayList<>();
        switch (result) {
            case XPathNodes nodes -> nodes.forEach(node -> values.add(value.apply(node)));
            case Boolean flag -> values.add(BooleanNode.valueOf(flag));
            case Double number
            when Double.isFinite(number) ->
                values.add(DecimalNode.valueOf(Values.stripped(BigDecimal.valueOf(number))));
            case String text -> values.add(TextNode.valueOf(text));
            case null, default -> {
                // NaN, or an expression that failed: there is no value
            }
        }
        return values;
    }

    private static JsonNode text(Node node) {
        return TextNode.valueOf(node.getTextContent());
    }

    private static String markup(Node node) {
        return node instanceof Attr attribute
                ? "%s=\"%s\"".formatted(attribute.getName(), attribute.getValue())
                : serializer().writeToString(node);
    }

    private static LSSerializer serializer() {
        try {
            DOMImplementationLS writing = (DOMImplementationLS)
                    DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
            LSSerializer serializer = writing.createLSSerializer();
            serializer.getDomConfig().setParameter("xml-declaration", false);
            return serializer;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Java's own XML library cannot write XML.", e);
        }
    }
}
