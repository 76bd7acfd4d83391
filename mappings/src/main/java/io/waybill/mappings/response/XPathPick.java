package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.waybill.mappings.template.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathEvaluationResult;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import javax.xml.xpath.XPathNodes;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/**
 * An XPath expression, on XML. Names without a prefix find elements of any namespace: where the document as it stands has nothing, it is
 * searched once more with its namespaces taken off. Compiled expressions serve one thread at a time, hence the pool.
 */
final class XPathPick implements Pick {
    private static final XPathFactory FACTORY = factory();

    private final String expression;
    private final Queue<XPathExpression> idle = new ConcurrentLinkedQueue<>();

    /**
     * @throws XPathExpressionException when it is not XPath
     */
    XPathPick(String expression) throws XPathExpressionException {
        this.expression = expression;
        idle.add(compile(expression));
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
        List<JsonNode> found = evaluate(document);
        return found.isEmpty() ? evaluate(withoutNamespaces(document)) : found;
    }

    /** An expression that fails on a document finds nothing there. */
    private List<JsonNode> evaluate(Document document) {
        try {
            XPathExpression ready = idle.poll();
            XPathExpression compiled = ready == null ? compile(expression) : ready;
            List<JsonNode> values = values(compiled.evaluateExpression(document));
            idle.add(compiled);
            return values;
        } catch (XPathExpressionException e) {
            return List.of();
        }
    }

    private static List<JsonNode> values(XPathEvaluationResult<?> result) {
        List<JsonNode> values = new ArrayList<>();
        switch (result.value()) {
            case XPathNodes nodes -> nodes.forEach(node -> values.add(TextNode.valueOf(node.getTextContent())));
            case Boolean flag -> values.add(BooleanNode.valueOf(flag));
            case Double number
            when Double.isFinite(number) ->
                values.add(DecimalNode.valueOf(Values.stripped(BigDecimal.valueOf(number))));
            case String text when !text.isBlank() -> values.add(TextNode.valueOf(text));
            default -> {
                // NaN and empty text: there is no value
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

    private static XPathExpression compile(String expression) throws XPathExpressionException {
        synchronized (FACTORY) {
            XPath path = FACTORY.newXPath();
            path.setNamespaceContext(new NoPrefixes());
            return path.compile(expression);
        }
    }

    private static XPathFactory factory() {
        XPathFactory factory = XPathFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory;
        } catch (XPathFactoryConfigurationException e) {
            throw new IllegalStateException("Java's own XPath lacks a safety feature.", e);
        }
    }

    /** Without it a prefix would be accepted, and then never find anything. */
    private static final class NoPrefixes implements NamespaceContext {
        @Override
        public @Nullable String getNamespaceURI(String prefix) {
            return null;
        }

        @Override
        public @Nullable String getPrefix(String uri) {
            return null;
        }

        @Override
        public Iterator<String> getPrefixes(String uri) {
            return Collections.emptyIterator();
        }
    }
}
