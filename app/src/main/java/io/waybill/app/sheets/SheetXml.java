package io.waybill.app.sheets;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** Reads one worksheet's XML row by row, so that a sheet of any length needs little memory. For one thread. */
final class SheetXml {
    /**
     * One cell as the file has it.
     *
     * @param column counted from 0
     * @param type {@code s}, {@code str}, {@code inlineStr}, {@code b}, {@code e}, {@code d}, or {@code n} for a number
     * @param style number of its format
     * @param formula whether the value is a formula's
     * @param value as the file has it; null when there is none
     */
    record RawCell(
            int column,
            String type,
            int style,
            boolean formula,
            @Nullable String value) {}

    /** One row of cells. */
    record RawRow(int number, boolean hidden, List<RawCell> cells) {}

    private final XMLStreamReader xml;
    private int row;
    private int column;

    private SheetXml(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Hands over the rows until one is not wanted any more.
     *
     * @param rows says whether to go on
     */
    static void read(InputStream sheet, Predicate<RawRow> rows) throws XMLStreamException {
        XMLStreamReader xml = open(sheet);
        try {
            new SheetXml(xml).read(rows);
        } finally {
            xml.close();
        }
    }

    /** A reader that knows no entities and opens nothing else. */
    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }

    private void read(Predicate<RawRow> rows) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("row")) {
                row = number(xml.getAttributeValue(null, "r"), row + 1);
                column = -1;
                boolean hidden = isYes(xml.getAttributeValue(null, "hidden"));
                if (!rows.test(new RawRow(row, hidden, cells()))) {
                    return;
                }
            }
        }
    }

    private List<RawCell> cells() throws XMLStreamException {
        List<RawCell> cells = new ArrayList<>();
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals("row"))) {
            if (xml.isStartElement() && xml.getLocalName().equals("c")) {
                cells.add(cell());
            }
        }
        return cells;
    }

    private RawCell cell() throws XMLStreamException {
        String place = xml.getAttributeValue(null, "r");
        column = place == null ? column + 1 : new CellReference(place).getCol();
        String type = xml.getAttributeValue(null, "t");
        int style = number(xml.getAttributeValue(null, "s"), 0);
        boolean formula = false;
        StringBuilder value = null;
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals("c"))) {
            if (!xml.isStartElement()) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "f" -> formula = true;
                case "v", "t" -> value = (value == null ? new StringBuilder() : value).append(xml.getElementText());
                case "rPh" -> skip("rPh");
                default -> {}
            }
        }
        return new RawCell(column, type == null ? "n" : type, style, formula, value == null ? null : value.toString());
    }

    /** Passes over how a word is spoken, which is not part of it. */
    private void skip(String element) throws XMLStreamException {
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals(element))) {
            // nothing in it counts
        }
    }

    static int number(@Nullable String text, int otherwise) {
        return text == null || !text.matches("\\d{1,9}") ? otherwise : Integer.parseInt(text);
    }

    static boolean isYes(@Nullable String text) {
        return "1".equals(text) || "true".equals(text);
    }
}
