package io.waybill.app.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.Comments;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** A workbook open for reading: its sheets one by one, its texts and formats in memory. For one thread. */
final class OpenWorkbook implements AutoCloseable {
    /** What programs put before a comment that takes part in a conversation. */
    private static final String THREAD = "[Threaded comment]";

    /** One sheet, visible or not. */
    record Worksheet(
            String name,
            boolean hidden,
            PackagePart part,
            @Nullable Comments comments) {}

    private final OPCPackage file;
    private final ReadOnlySharedStringsTable strings;
    private final CellFormats formats;
    private final List<Worksheet> sheets = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();
    private boolean since1904;

    static {
        // How far a workbook may unpack has been looked at before; many equal rows shrink more than the library
        // expects.
        ZipSecureFile.setMinInflateRatio(0.0005);
    }

    OpenWorkbook(Path path) throws IOException, OpenXML4JException, SAXException, XMLStreamException {
        file = OPCPackage.open(path.toFile(), PackageAccess.READ);
        var reader = new XSSFReader(file);
        strings = new ReadOnlySharedStringsTable(file, false);
        readSettings(reader);
        formats = new CellFormats(reader.getStylesTable(), since1904);
        Iterator<InputStream> each = reader.getSheetsData();
        while (each.hasNext() && each instanceof XSSFReader.SheetIterator sheet) {
            each.next().close();
            sheets.add(new Worksheet(
                    sheet.getSheetName(),
                    hidden.contains(sheet.getSheetName()),
                    sheet.getSheetPart(),
                    sheet.getSheetComments()));
        }
    }

    private void readSettings(XSSFReader reader) throws IOException, OpenXML4JException, XMLStreamException {
        try (InputStream in = reader.getWorkbookData()) {
            XMLStreamReader xml = SheetXml.open(in);
            while (xml.hasNext()) {
                xml.next();
                if (xml.isStartElement() && xml.getLocalName().equals("workbookPr")) {
                    since1904 = SheetXml.isYes(xml.getAttributeValue(null, "date1904"));
                } else if (xml.isStartElement()
                        && xml.getLocalName().equals("sheet")
                        && xml.getAttributeValue(null, "state") != null
                        && !"visible".equals(xml.getAttributeValue(null, "state"))) {
                    hidden.add(String.valueOf(xml.getAttributeValue(null, "name")));
                }
            }
        }
    }

    /** All sheets, those that people see first. */
    List<Worksheet> sheets() {
        List<Worksheet> ordered = new ArrayList<>(sheets);
        ordered.sort(Comparator.comparing(Worksheet::hidden));
        return ordered;
    }

    CellFormats formats() {
        return formats;
    }

    /** One of the texts that all sheets share. */
    String sharedText(int number) {
        return number < strings.getUniqueCount() ? strings.getItemAt(number).getString() : "";
    }

    /** What people wrote beside the cells of a sheet. */
    static List<CellComment> comments(Worksheet sheet) {
        List<CellComment> all = new ArrayList<>();
        Comments comments = sheet.comments();
        Iterator<CellAddress> places = comments == null ? Collections.emptyIterator() : comments.getCellAddresses();
        while (comments != null && places.hasNext()) {
            XSSFComment comment = comments.findCellComment(places.next());
            if (comment != null && comment.getString() != null) {
                String author = comment.getAuthor() == null ? "" : comment.getAuthor();
                all.add(new CellComment(
                        comment.getRow() + 1,
                        comment.getColumn(),
                        author.startsWith("tc=") ? "" : author,
                        said(comment.getString().getString())));
            }
        }
        all.sort(Comparator.comparingInt(CellComment::row).thenComparingInt(CellComment::column));
        return all;
    }

    private static String said(String text) {
        int said = text.indexOf("Comment:");
        return text.startsWith(THREAD) && said > 0
                ? text.substring(said + "Comment:".length()).strip()
                : text;
    }

    @Override
    public void close() {
        file.revert();
    }
}
