package io.waybill.mappings.request;

import io.waybill.mappings.template.Values;
import io.waybill.mappings.template.XmlText;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** A body's values as XML: {@code @name} attributes, {@code #text}, {@code #cdata}, lists repeat their element. */
final class XmlBody {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    /** Stands for a carriage return until all is written; no text has it, as XML does not allow it. */
    private static final char RETURN = '\uFFFE';

    private final XMLStreamWriter out;

    private XmlBody(XMLStreamWriter out) {
        this.out = out;
    }

    /**
     * @param tree a map; its only key is the root element unless {@code root} names one around it
     */
    static String write(Object tree, @Nullable String root, Charset charset) {
        return document(charset, body -> {
            if (root != null) {
                body.element(root, tree);
            } else {
                body.content(tree);
            }
        });
    }

    /** What a document consists of. */
    @FunctionalInterface
    interface Content {
        void write(XmlBody body) throws XMLStreamException;
    }

    static String document(Charset charset, Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
            out.writeStartDocument(charset.name(), "1.0");
            content.write(new XmlBody(out));
            out.writeEndDocument();
            out.close();
            // Raw, a parser would read it as a line feed.
            return encodable(text.toString().replace(String.valueOf(RETURN), "&#13;"), charset);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing XML to memory failed.", e);
        }
    }

    /** What the character set lacks is written by its number. */
    private static String encodable(String text, Charset charset) {
        if (charset.name().toUpperCase(Locale.ROOT).startsWith("UTF")) {
            return text;
        }
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(sign -> {
            if (encoder.canEncode(Character.toString(sign))) {
                out.appendCodePoint(sign);
            } else {
                out.append("&#").append(sign).append(';');
            }
        });
        return out.toString();
    }

    void element(String name, Object value) throws XMLStreamException {
        element(name, Map.of(), value);
    }

    void element(String name, Map<String, String> attributes, Object value) throws XMLStreamException {
        if (value instanceof Collection<?> list) {
            for (Object item : list) {
                element(name, attributes, item);
            }
            return;
        }
        out.writeStartElement(name);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            out.writeAttribute(attribute.getKey(), attribute.getValue());
        }
        content(value);
        out.writeEndElement();
    }

    void content(Object value) throws XMLStreamException {
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
            case "#cdata" -> cdata(raw(value));
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
        return raw(value).replace('\r', RETURN);
    }

    private static String raw(Object value) {
        return value instanceof BodyTree.Null ? "" : XmlText.legal(Values.text(value));
    }
}
