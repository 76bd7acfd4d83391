package io.waybill.app.sheets;

import io.waybill.rules.table.CellShape;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Writes the cells of a workbook. A number, date, share or time becomes one only where its text can be had back exactly; all else is text, also
 * what begins like a formula. For one thread.
 */
final class CellWriter {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,11})(\\.\\d{1,3})?");
    private static final Pattern SHARE = Pattern.compile("(0|[1-9]\\d{0,2})(\\.\\d{0,2}[1-9])?%");
    private static final Pattern DATE = Pattern.compile("(19[3-9]\\d|20\\d\\d)-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private final SXSSFWorkbook workbook;
    private final Map<String, CellStyle> styles = new HashMap<>();
    private final CellStyle heading;
    private final CellStyle quoted;

    CellWriter(SXSSFWorkbook workbook) {
        this.workbook = workbook;
        this.heading = workbook.createCellStyle();
        Font bold = workbook.createFont();
        bold.setBold(true);
        heading.setFont(bold);
        heading.setDataFormat(workbook.createDataFormat().getFormat("@"));
        this.quoted = workbook.createCellStyle();
        quoted.setQuotePrefixed(true);
        quoted.setDataFormat(workbook.createDataFormat().getFormat("@"));
    }

    void heading(Cell cell, String text) {
        cell.setCellValue(text);
        cell.setCellStyle(heading);
    }

    void write(Cell cell, String text, CellShape shape) {
        boolean written = switch (shape) {
            case NUMBER -> number(cell, text) || share(cell, text);
            case ANY -> number(cell, text) || bool(cell, text);
            case DATE -> date(cell, text);
            case TIME -> time(cell, text);
            case BOOLEAN -> bool(cell, text);
            case TEXT -> false;
        };
        if (!written) {
            cell.setCellValue(text);
            cell.setCellStyle("=+-@".indexOf(text.charAt(0)) >= 0 ? quoted : style("@"));
        }
    }

    private boolean number(Cell cell, String text) {
        if (!NUMBER.matcher(text).matches() || text.startsWith("-0")) {
            return false;
        }
        int point = text.indexOf('.');
        return number(cell, Double.parseDouble(text), point < 0 ? "0" : "0." + "0".repeat(text.length() - point - 1));
    }

    private boolean share(Cell cell, String text) {
        return SHARE.matcher(text).matches()
                && number(
                        cell,
                        new BigDecimal(text.substring(0, text.length() - 1))
                                .movePointLeft(2)
                                .doubleValue(),
                        "0.###%".replace(text.contains(".") ? "" : ".###", ""));
    }

    private boolean date(Cell cell, String text) {
        if (!DATE.matcher(text).matches()) {
            return false;
        }
        try {
            return number(cell, DateUtil.getExcelDate(LocalDate.parse(text)), "yyyy-mm-dd");
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private boolean time(Cell cell, String text) {
        if (!TIME.matcher(text).matches()) {
            return false;
        }
        LocalTime time = LocalTime.parse(text);
        return number(cell, (time.getHour() * 60 + time.getMinute()) / (double) MINUTES_OF_A_DAY, "hh:mm");
    }

    private boolean bool(Cell cell, String text) {
        boolean is = text.equals("TRUE") || text.equals("FALSE");
        if (is) {
            cell.setCellValue(text.equals("TRUE"));
        }
        return is;
    }

    private boolean number(Cell cell, double value, String format) {
        cell.setCellValue(value);
        cell.setCellStyle(style(format));
        return true;
    }

    private CellStyle style(String format) {
        return styles.computeIfAbsent(format, wanted -> {
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(wanted));
            return style;
        });
    }
}
