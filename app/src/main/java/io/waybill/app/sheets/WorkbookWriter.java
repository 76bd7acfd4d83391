package io.waybill.app.sheets;

import io.waybill.rules.table.CellShape;
import io.waybill.rules.table.Sheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;

/** Writes a table as a workbook with one sheet; rows keep their numbers. For one thread and one workbook. */
final class WorkbookWriter {
    /** Rows kept in memory; the others wait on disk. */
    private static final int WINDOW = 200;

    private static final int WIDEST = 60;
    private static final int NARROWEST = 8;
    private static final int WIDTH_OF_A_LETTER = 256;

    /** What a cell of a workbook can hold. */
    private static final int LONGEST = 32_767;

    private final Sheet table;
    private final List<CellShape> shapes;
    private final Map<Integer, List<CellComment>> comments = new HashMap<>();
    private final List<Integer> widths = new ArrayList<>();
    private final SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW);
    private final SXSSFSheet sheet;
    private final CellWriter cells;

    private WorkbookWriter(String name, Sheet table, List<CellShape> shapes) {
        this.table = table;
        this.shapes = shapes;
        this.sheet = workbook.createSheet(name);
        this.cells = new CellWriter(workbook);
    }

    /**
     * @param name the sheet's
     * @param shapes what the columns hold, from left to right
     */
    static byte[] write(String name, Sheet table, List<CellShape> shapes, List<CellComment> comments) {
        var writer = new WorkbookWriter(name, table, shapes);
        comments.forEach(comment -> writer.comments
                .computeIfAbsent(comment.row(), row -> new ArrayList<>())
                .add(comment));
        return writer.write();
    }

    private byte[] write() {
        try (workbook) {
            table.above().forEach(line -> row(line, List.of()));
            Sheet.Line header = table.header();
            if (header != null) {
                header(header);
                sheet.createFreezePane(0, header.number());
            }
            rows(header == null ? 0 : header.number()).forEach(line -> row(line, shapes));
            for (int column = 0; column < widths.size(); column++) {
                sheet.setColumnWidth(column, Math.clamp(widths.get(column) + 2, NARROWEST, WIDEST) * WIDTH_OF_A_LETTER);
            }
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException noRoom) {
            throw new UncheckedIOException("The workbook could not be written.", noRoom);
        }
    }

    /** The rows below the header, with those that hold nothing but a comment; in order, as rows that have left the memory cannot be added to. */
    private Collection<Sheet.Line> rows(int header) {
        if (comments.isEmpty()) {
            return table.rows();
        }
        var rows = new TreeMap<Integer, Sheet.Line>();
        table.rows().forEach(line -> rows.put(line.number(), line));
        comments.keySet().stream()
                .filter(number -> number > header)
                .forEach(number -> rows.putIfAbsent(number, new Sheet.Line(number, List.of())));
        return rows.values();
    }

    private void header(Sheet.Line line) {
        Row row = sheet.createRow(line.number() - 1);
        for (int column = 0; column < line.cells().size(); column++) {
            cells.heading(row.createCell(column), line.cell(column));
            widen(column, line.cell(column));
        }
        comment(line.number(), row);
    }

    private void row(Sheet.Line line, List<CellShape> shapes) {
        Row row = sheet.createRow(line.number() - 1);
        for (int column = 0; column < line.cells().size(); column++) {
            String text = line.cell(column);
            if (!text.isEmpty()) {
                CellShape shape = column < shapes.size() ? shapes.get(column) : CellShape.TEXT;
                cells.write(row.createCell(column), text.substring(0, Math.min(text.length(), LONGEST)), shape);
                widen(column, shapes.isEmpty() ? "" : text);
            }
        }
        comment(line.number(), row);
    }

    private void widen(int column, String text) {
        while (widths.size() <= column) {
            widths.add(0);
        }
        widths.set(column, Math.max(widths.get(column), text.length()));
    }

    private void comment(int number, Row row) {
        for (CellComment comment : comments.getOrDefault(number, List.of())) {
            Cell cell = row.getCell(comment.column(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            Drawing<?> drawing = sheet.createDrawingPatriarch();
            var place = new XSSFClientAnchor(
                    0, 0, 0, 0, comment.column() + 1, number - 1, comment.column() + 4, number + 3);
            Comment made = drawing.createCellComment(place);
            made.setAddress(new CellAddress(number - 1, comment.column()));
            made.setString(new XSSFRichTextString(comment.text()));
            made.setAuthor(comment.author());
            cell.setCellComment(made);
        }
    }
}
