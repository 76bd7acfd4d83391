package io.waybill.app.sheets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.waybill.rules.table.Sheet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The comments on a table's cells, which CSV cannot hold: a file beside it, {@code <table>.comments.csv}, with the row's id, the column's name, who
 * wrote it and the text. The header's own have no id; a row without one, or with another's, is named by {@code #} and its number.
 */
final class CommentsFile {
    private static final List<String> HEADER = List.of("id", "column", "author", "text");

    private final Map<String, Integer> rowsById = new HashMap<>();
    private final Map<Integer, String> idsByRow = new HashMap<>();
    private final ColumnTitles titles;
    private final int header;

    private CommentsFile(Sheet table) {
        Sheet.Line names = table.header();
        this.titles = new ColumnTitles(names == null ? List.of() : names.cells());
        this.header = names == null ? 0 : names.number();
        int idPlace = table.idPlace();
        for (Sheet.Line row : idPlace < 0 ? List.<Sheet.Line>of() : table.rows()) {
            String id = row.cell(idPlace);
            if (!id.isEmpty() && !id.startsWith("#") && rowsById.putIfAbsent(id, row.number()) == null) {
                idsByRow.put(row.number(), id);
            }
        }
    }

    /** The file's name for a table. */
    static String path(String table) {
        return table.substring(0, table.length() - ".csv".length()) + ".comments.csv";
    }

    /** The comments as a file; null when there are none. */
    static byte @Nullable [] write(List<CellComment> comments, Sheet table) throws NotATable {
        if (comments.isEmpty()) {
            return null;
        }
        var file = new CommentsFile(table);
        var lines = new CsvLines();
        lines.add(1, HEADER);
        int number = 2;
        for (CellComment comment : comments) {
            lines.add(
                    number++,
                    List.of(
                            file.id(comment.row()),
                            file.titles.of(comment.column()),
                            comment.author(),
                            comment.text()));
        }
        return lines.content();
    }

    /** The comments with their places in this table; those of rows and columns that are gone are left out. */
    static List<CellComment> read(byte @Nullable [] content, Sheet table) {
        List<CellComment> comments = new ArrayList<>();
        var file = new CommentsFile(table);
        String text = content == null ? "" : new String(content, StandardCharsets.UTF_8);
        try {
            CsvReader.builder().ofCsvRecord(text).stream().skip(1).forEach(line -> file.add(line, comments));
        } catch (CsvParseException broken) {
            // Somebody edited the file by hand: what stands before the mistake is still shown.
            return comments;
        }
        return comments;
    }

    private void add(CsvRecord line, List<CellComment> comments) {
        if (line.getFieldCount() >= HEADER.size()) {
            int row = row(line.getField(0));
            int column = column(line.getField(1));
            if (row > 0 && column >= 0) {
                comments.add(new CellComment(row, column, line.getField(2), line.getField(3)));
            }
        }
    }

    private String id(int row) {
        return row == header ? "" : idsByRow.getOrDefault(row, "#" + row);
    }

    private int row(String id) {
        if (id.isEmpty()) {
            return header;
        }
        return id.startsWith("#") ? SheetXml.number(id.substring(1), 0) : rowsById.getOrDefault(id, 0);
    }

    private int column(String name) {
        for (int column = 0; column < 200; column++) {
            if (titles.of(column).equals(name)) {
                return column;
            }
        }
        return -1;
    }
}
