package io.waybill.app.answer;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a result as {@code <result>…</result>}, UTF-8. */
final class XmlResult {
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private XmlResult() {}

    static byte[] write(Map<String, Object> result) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            write(xml, "result", result);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(
                    "A result with the keys (%s) cannot be written as XML.".formatted(result.keySet()), e);
        }
        return bytes.toByteArray();
    }

    private static void write(XMLStreamWriter xml, String name, Object value) throws XMLStreamException {
        xml.writeStartElement(name);
        if (value instanceof Map<?, ?> children) {
            for (Map.Entry<?, ?> child : children.entrySet()) {
                if (child.getValue() instanceof List<?> members) {
                    for (Object member : members) {
                        write(xml, String.valueOf(child.getKey()), member);
                    }
                } else {
                    write(xml, String.valueOf(child.getKey()), child.getValue());
                }
            }
        } else {
            xml.writeCharacters(legal(value instanceof BigDecimal number ? number.toPlainString() : value.toString()));
        }
        xml.writeEndElement();
    }

    /** XML 1.0 has no place for most control characters, not even escaped. */
    private static String legal(String text) {
        return text.codePoints()
                .filter(XmlResult::isLegal)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int c) {
        return c >= ' '
                ? c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF)
                : c == '\t' || c == '\n' || c == '\r';
    }
}
