package io.waybill.mappings.response;

import java.util.Collections;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathEvaluationResult;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** An XPath expression, safe for use by many threads: a compiled one serves one thread at a time, hence the pool. */
final class CompiledXPath {
    private static final XPathFactory FACTORY = factory();

    private final String expression;
    private final Queue<XPathExpression> idle = new ConcurrentLinkedQueue<>();

    /**
     * @throws XPathExpressionException when it is not XPath, or uses a prefix, whose namespace nobody knows here
     */
    CompiledXPath(String expression) throws XPathExpressionException {
        this.expression = expression;
        idle.add(compile(expression));
    }

    /** The expression, or null when it is none. */
    static @Nullable CompiledXPath find(String expression) {
        try {
            return new CompiledXPath(expression);
        } catch (XPathExpressionException e) {
            return null;
        }
    }

    /** Nodes, text, a number or a boolean; null when the expression fails on this document. */
    @Nullable
    Object evaluate(Document document) {
        try {
            XPathExpression ready = idle.poll();
            XPathExpression compiled = ready == null ? compile(expression) : ready;
            XPathEvaluationResult<?> result = compiled.evaluateExpression(document);
            idle.add(compiled);
            return result.value();
        } catch (XPathExpressionException e) {
            return null;
        }
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
