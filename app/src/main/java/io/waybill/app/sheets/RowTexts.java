package io.waybill.app.sheets;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;

/** Turns the cells of a workbook into the texts that a table has. For one thread. */
final class RowTexts {
    /** Columns further right hold no table. */
    private static final int MOST_COLUMNS = 200;

    /** From here on a spreadsheet no longer keeps every digit. */
    private static final double INEXACT = 1e15;

    /** What a formula without a value becomes: no cell takes it for a value, so that nobody routes by it. */
    private static final String NO_VALUE = "#VALUE!";

    private final OpenWorkbook workbook;

    RowTexts(OpenWorkbook workbook) {
        this.workbook = workbook;
    }

    /** The row's cells from the first column on. */
    List<String> of(SheetXml.RawRow row) {
        List<String> cells = new ArrayList<>();
        for (SheetXml.RawCell cell : row.cells()) {
            if (cell.column() < MOST_COLUMNS) {
                while (cells.size() <= cell.column()) {
                    cells.add("");
                }
                cells.set(cell.column(), text(cell));
            }
        }
        return cells;
    }

    /** Whether digits may have been lost before the workbook was saved. */
    static boolean isInexact(SheetXml.RawCell cell) {
        Double number = cell.type().equals("n") ? findNumber(cell.value()) : null;
        return number != null && Math.abs(number) >= INEXACT;
    }

    private String text(SheetXml.RawCell cell) {
        String value = cell.value();
        if (value == null) {
            return cell.formula() ? NO_VALUE : "";
        }
        return switch (cell.type()) {
            case "s" -> workbook.sharedText(SheetXml.number(value, Integer.MAX_VALUE));
            case "b" -> SheetXml.isYes(value) ? "TRUE" : "FALSE";
            case "d" -> value.replaceFirst("T00:00(:00(\\.0+)?)?Z?$", "");
            case "n" -> number(value, cell.style());
            case "str", "inlineStr" -> new XSSFRichTextString(value).getString();
            default -> value;
        };
    }

    private String number(String value, int style) {
        Double number = findNumber(value);
        return number == null ? value : workbook.formats().text(number, style);
    }

    private static @Nullable Double findNumber(@Nullable String value) {
        if (value == null || !value.matches("[+-]?[0-9.]{1,400}([eE][+-]?\\d{1,3})?")) {
            return null;
        }
        try {
            return Double.valueOf(value);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
