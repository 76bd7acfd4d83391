package io.waybill.mappings.request;

import io.waybill.mappings.template.Values;
import io.waybill.mappings.template.XmlText;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** A body's values as XML: {@code @name} attributes, {@code #text}, {@code #cdata}, lists repeat their element. */
final class XmlBody {
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter out;

    private XmlBody(XMLStreamWriter out) {
        this.out = out;
    }

    /**
     * @param tree a map; its only key is the root element unless {@code root} names one around it
     */
    static String write(Object tree, @Nullable String root) {
        return document(body -> {
            if (root != null) {
                body.element(root, tree);
            } else {
                body.content(tree);
            }
        });
    }

    /** The same inside an envelope, unless the author wrote that. */
    static String writeSoap(Object tree, @Nullable String root) {
        boolean enveloped = tree instanceof Map<?, ?> map
                && map.keySet().stream().anyMatch(key -> key.toString().endsWith("Envelope"));
        if (enveloped) {
            return write(tree, root);
        }
        Object inside = root == null ? tree : Map.of(root, tree);
        return document(body -> {
            body.out.writeStartElement("soap:Envelope");
            body.out.writeAttribute("xmlns:soap", SOAP);
            body.element("soap:Body", inside);
            body.out.writeEndElement();
        });
    }

    @FunctionalInterface
    private interface Content {
        void write(XmlBody body) throws XMLStreamException;
    }

    private static String document(Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            content.write(new XmlBody(out));
            out.writeEndDocument();
            out.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing XML to memory failed.", e);
        }
    }

    private void element(String name, Object value) throws XMLStreamException {
        if (value instanceof Collection<?> list) {
            for (Object item : list) {
                element(name, item);
            }
        } else {
            out.writeStartElement(name);
            content(value);
            out.writeEndElement();
        }
    }

    private void content(Object value) throws XMLStreamException {
        switch (value) {
            case Map<?, ?> map -> {
                attributes(map);
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    child(entry.getKey().toString(), entry.getValue());
                }
            }
            case Collection<?> list -> out.writeCharacters(text(list));
            default -> out.writeCharacters(text(value));
        }
    }

    private void attributes(Map<?, ?> map) throws XMLStreamException {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = entry.getKey().toString();
            if (name.startsWith("@")) {
                out.writeAttribute(name.substring(1), text(entry.getValue()));
            }
        }
    }

    private void child(String name, Object value) throws XMLStreamException {
        switch (name) {
            case "#text" -> out.writeCharacters(text(value));
            case "#cdata" -> cdata(text(value));
            default -> {
                if (!name.startsWith("@")) {
                    element(name, value);
                }
            }
        }
    }

    /** The end mark cannot stand inside, so it is spread over two sections. */
    private void cdata(String text) throws XMLStreamException {
        for (String section : List.of(text.replace("]]>", "]]\uFFFF>").split("\uFFFF", -1))) {
            out.writeCData(section);
        }
    }

    private static String text(Object value) {
        return value instanceof BodyTree.Null ? "" : XmlText.legal(Values.text(value));
    }
}
