package io.waybill.app.intake;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML document: the root's name is dropped, attributes are fields, repeated elements make lists, text beside attributes or
 * elements is called {@code _}. A document type is refused, so nothing can be expanded or fetched.
 */
final class XmlBody {
    private static final String TEXT = "_";
    private static final XMLInputFactory READERS = readers();

    private XmlBody() {}

    private static XMLInputFactory readers() {
        // The JDK's own, whatever parser else lies on the class path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Reads a whole document. */
    static Parsed parse(String text) {
        try {
            XMLStreamReader xml = READERS.createXMLStreamReader(new StringReader(text));
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                if (xml.getEventType() == XMLStreamConstants.DTD) {
                    return new Parsed.Malformed("The body's XML has a document type, which is not accepted");
                }
            }
            Map<String, Object> fields = element(xml, 1);
            if (fields == null) {
                return new Parsed.Malformed("The body's XML is nested deeper than %d levels".formatted(Tree.DEEPEST));
            }
            while (xml.hasNext()) {
                xml.next();
            }
            // An empty root has no fields, rather than one that is empty.
            fields.remove(TEXT, "");
            return new Parsed.Tree(fields);
        } catch (XMLStreamException malformed) {
            return new Parsed.Malformed("The body does not contain valid XML" + position(malformed));
        }
    }

    /** The children, attributes and text of the element that was just opened; null when it is nested too deep. */
    private static @Nullable Map<String, Object> element(XMLStreamReader xml, int depth) throws XMLStreamException {
        if (depth > Tree.DEEPEST) {
            return null;
        }
        Map<String, Object> fields = attributes(xml);
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                Map<String, Object> child = element(xml, depth + 1);
                if (child == null) {
                    return null;
                }
                Tree.add(fields, name, child.keySet().equals(Set.of(TEXT)) ? child.get(TEXT) : child);
            } else if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        if (fields.isEmpty() || !text.toString().isBlank()) {
            Tree.add(fields, TEXT, text.toString());
        }
        return fields;
    }

    private static Map<String, Object> attributes(XMLStreamReader xml) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String prefix = xml.getAttributePrefix(i);
            String name = prefix == null || prefix.isEmpty()
                    ? xml.getAttributeLocalName(i)
                    : prefix + ":" + xml.getAttributeLocalName(i);
            if (!name.equals("xmlns") && !name.startsWith("xmlns:")) {
                fields.put(name, xml.getAttributeValue(i));
            }
        }
        return fields;
    }

    private static String position(XMLStreamException malformed) {
        var at = malformed.getLocation();
        return at == null ? "" : ": line %d, column %d".formatted(at.getLineNumber(), at.getColumnNumber());
    }
}
