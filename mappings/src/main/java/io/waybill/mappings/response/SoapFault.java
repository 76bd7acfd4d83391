package io.waybill.mappings.response;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The fault that a SOAP answer may hold instead of a result. */
public final class SoapFault {
    private static final List<String> NAMESPACES =
            List.of("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");

    private SoapFault() {}

    /** What the fault says; empty when it says nothing; null when the answer is no fault. */
    public static @Nullable String findText(Answer answer) {
        Document document = Parsing.xml(answer.body());
        if (document == null || !isEnvelope(document.getDocumentElement())) {
            return null;
        }
        Element fault = child(child(document.getDocumentElement(), "Body"), "Fault");
        if (fault == null) {
            return null;
        }
        Element text = child(fault, "faultstring");
        Element reason = text == null ? child(child(fault, "Reason"), "Text") : text;
        return reason == null ? "" : reason.getTextContent().strip();
    }

    private static boolean isEnvelope(Element root) {
        return "Envelope".equals(root.getLocalName()) && NAMESPACES.contains(root.getNamespaceURI());
    }

    private static @Nullable Element child(@Nullable Element parent, String name) {
        if (parent == null) {
            return null;
        }
        NodeList children = parent.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(node -> named(node, name))
                .map(Element.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static boolean named(Node node, String name) {
        return node instanceof Element element && name.equals(element.getLocalName());
    }
}
