package io.waybill.app.sheets;

import io.waybill.app.sheets.OpenWorkbook.Worksheet;
import io.waybill.rules.flow.Problems;
import io.waybill.rules.table.Sheet;
import io.waybill.rules.table.TableKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.xml.sax.SAXException;

/** Reads a table from a workbook: from its first sheet with the table's header. */
final class WorkbookReader {
    /** How many rows are looked at for a header. */
    private static final int HEAD = 60;

    private final OpenWorkbook workbook;
    private final TableKind kind;

    private WorkbookReader(OpenWorkbook workbook, TableKind kind) {
        this.workbook = workbook;
        this.kind = kind;
    }

    /**
     * Reads a workbook of any size with little memory.
     *
     * @param path of the table below the home, for the warnings
     * @throws NotATable when there is no such table in it, or it is not to be opened
     */
    static TableText read(Path file, TableKind kind, String path) throws NotATable {
        WorkbookGuard.check(file);
        try (var workbook = new OpenWorkbook(file)) {
            return new WorkbookReader(workbook, kind).read(path);
        } catch (IOException | OpenXML4JException | SAXException | XMLStreamException broken) {
            throw damaged(broken);
        } catch (RuntimeException broken) {
            // What the library throws for a file that says one thing and is another has many types and none in common.
            throw damaged(broken);
        }
    }

    private static NotATable damaged(Exception broken) {
        return new NotATable(
                "The workbook is damaged or written in a way that is not known here. Maybe save it again?", broken);
    }

    private TableText read(String path) throws IOException, XMLStreamException, NotATable {
        Worksheet sheet = fitting();
        Sheet head = head(sheet);
        if (head.header() == null) {
            throw noTable();
        }
        var reader = new WorksheetReader(workbook, sheet, head);
        byte[] csv = reader.read();
        Sheet table = Sheet.read(kind, csv, new Problems(path));
        List<Remark> remarks = reader.remarks();
        workbook.sheets().stream()
                .filter(other -> !other.name().equals(sheet.name()))
                .forEach(other -> remarks.add(new Remark(
                        0,
                        "",
                        other.name(),
                        "is another sheet of the workbook: it was not read, but " + sheet.name() + ".")));
        return new TableText(
                csv,
                CommentsFile.write(OpenWorkbook.comments(sheet), table),
                true,
                remarks.stream().map(remark -> remark.in(path)).toList());
    }

    private Worksheet fitting() throws IOException, XMLStreamException, NotATable {
        Worksheet some = null;
        for (Worksheet sheet : workbook.sheets()) {
            Sheet head = head(sheet);
            if (head.isTable(kind) && head.idPlace() >= 0) {
                return sheet;
            }
            some = some == null && head.isTable(kind) ? sheet : some;
        }
        if (some == null) {
            throw noTable();
        }
        return some;
    }

    private NotATable noTable() {
        return new NotATable("No sheet of the workbook has the columns of a %s table. Maybe begin with: id, %s?"
                .formatted(kind.word(), String.join(", ", kind.listOutputs())));
    }

    private Sheet head(Worksheet sheet) throws IOException, XMLStreamException, NotATable {
        var lines = new CsvLines();
        var texts = new RowTexts(workbook);
        var large = new NotATable[1];
        try (InputStream in = sheet.part().getInputStream()) {
            SheetXml.read(in, row -> {
                try {
                    lines.add(row.number(), texts.of(row));
                } catch (NotATable tooLarge) {
                    large[0] = tooLarge;
                }
                return large[0] == null && row.number() < HEAD;
            });
        }
        return Sheet.read(kind, lines.content(), new Problems(""));
    }
}
