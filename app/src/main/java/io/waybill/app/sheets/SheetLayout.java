package io.waybill.app.sheets;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * What a worksheet says around its rows.
 *
 * @param hiddenColumns counted from 0
 * @param merged cells that are one
 */
record SheetLayout(List<Integer> hiddenColumns, List<CellRangeAddress> merged) {
    /** Nobody merges more, and every row is compared with each. */
    private static final int MOST_MERGED = 2_000;

    /** Columns further right hold no table. */
    private static final int LAST_COLUMN = 200;

    static SheetLayout read(InputStream sheet) throws XMLStreamException, NotATable {
        List<Integer> hidden = new ArrayList<>();
        List<CellRangeAddress> merged = new ArrayList<>();
        XMLStreamReader xml = SheetXml.open(sheet);
        while (xml.hasNext()) {
            xml.next();
            if (!xml.isStartElement()) {
                continue;
            }
            if (xml.getLocalName().equals("col") && SheetXml.isYes(xml.getAttributeValue(null, "hidden"))) {
                int last = SheetXml.number(xml.getAttributeValue(null, "max"), 0);
                for (int column = SheetXml.number(xml.getAttributeValue(null, "min"), 1);
                        column <= Math.min(last, LAST_COLUMN);
                        column++) {
                    hidden.add(column - 1);
                }
            } else if (xml.getLocalName().equals("mergeCell")) {
                merged.add(CellRangeAddress.valueOf(xml.getAttributeValue(null, "ref")));
            }
        }
        xml.close();
        if (merged.size() > MOST_MERGED) {
            throw new NotATable("The sheet has more than " + MOST_MERGED + " merged cells. Maybe unmerge them?");
        }
        return new SheetLayout(List.copyOf(hidden), List.copyOf(merged));
    }
}
