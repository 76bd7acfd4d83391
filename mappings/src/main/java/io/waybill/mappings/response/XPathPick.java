package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.waybill.mappings.template.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathNodes;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/**
 * An XPath expression, on XML. Names without a prefix find elements of any namespace: where the document as it stands has nothing, it is
 * searched once more with its namespaces taken off.
 */
final class XPathPick implements Pick {
    private final CompiledXPath expression;

    /**
     * @throws XPathExpressionException when it is not XPath
     */
    XPathPick(String expression) throws XPathExpressionException {
        this.expression = new CompiledXPath(expression);
    }

    @Override
    public Set<BodyKind> kinds() {
        return Set.of(BodyKind.XML);
    }

    @Override
    public List<JsonNode> find(AnswerBody body) {
        Document document = body.xml();
        if (document == null) {
            return List.of();
        }
        List<JsonNode> found = values(expression.evaluate(document));
        return found.isEmpty() ? values(expression.evaluate(withoutNamespaces(document))) : found;
    }

    /** NaN, empty text and what failed are no values. */
    private static List<JsonNode> values(@Nullable Object result) {
        List<JsonNode> values = new ArrayList<>();
        switch (result) {
            case XPathNodes nodes -> nodes.forEach(node -> values.add(TextNode.valueOf(node.getTextContent())));
            case Boolean flag -> values.add(BooleanNode.valueOf(flag));
            case Double number
            when Double.isFinite(number) ->
                values.add(DecimalNode.valueOf(Values.stripped(BigDecimal.valueOf(number))));
            case String text when !text.isBlank() -> values.add(TextNode.valueOf(text));
            case null, default -> {
                // there is no value
            }
        }
        return values;
    }

    private static Document withoutNamespaces(Document document) {
        Document copy = (Document) document.cloneNode(true);
        strip(copy, copy.getDocumentElement());
        return copy;
    }

    /** Renaming may put another node in the element's place, so the walk goes on from the one that came out. */
    private static Node strip(Document document, Node element) {
        Node renamed = element.getNamespaceURI() == null
                ? element
                : document.renameNode(element, null, element.getLocalName());
        Node child = renamed.getFirstChild();
        while (child != null) {
            Node here = child.getNodeType() == Node.ELEMENT_NODE ? strip(document, child) : child;
            child = here.getNextSibling();
        }
        return renamed;
    }
}
