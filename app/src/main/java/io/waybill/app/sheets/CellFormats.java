package io.waybill.app.sheets;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.StylesTable;

/** Writes numbers of a workbook as a person sees them there, but without losing digits. For one thread. */
final class CellFormats {
    /** What spreadsheets calculate with; the digits beyond are noise. */
    private static final MathContext PRECISION = new MathContext(15);

    private static final Pattern MASK = Pattern.compile("0[0\\-() ]*0|\\([0\\-() ]+0");
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.|\\*.");
    private static final Pattern DECIMALS = Pattern.compile("0\\.(0+)");

    private final StylesTable styles;
    private final boolean since1904;
    private final Map<Integer, Format> byStyle = new HashMap<>();

    /** The format of one style. */
    private record Format(String text, boolean date) {
        boolean percent() {
            return LITERALS.matcher(text).replaceAll("").contains("%");
        }

        boolean mask() {
            return MASK.matcher(text).matches();
        }

        int decimals() {
            var decimals = DECIMALS.matcher(text);
            return decimals.find() ? decimals.group(1).length() : 0;
        }
    }

    CellFormats(StylesTable styles, boolean since1904) {
        this.styles = styles;
        this.since1904 = since1904;
    }

    /** The number as text: {@code 700}, {@code 52.00}, {@code 60%}, {@code 2026-01-31}, {@code 09:00}. */
    String text(double number, int style) {
        Format format = byStyle.computeIfAbsent(style, this::format);
        if (format.date() && DateUtil.isValidExcelDate(number)) {
            return moment(number);
        }
        if (format.mask() && number >= 0 && number == Math.rint(number)) {
            return masked(plain(new BigDecimal(number), 0), format.text());
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).round(PRECISION);
        if (format.percent()) {
            return plain(exact.movePointRight(2), 0) + "%";
        }
        return plain(exact, format.decimals());
    }

    private Format format(int style) {
        if (style >= styles.getNumCellStyles()) {
            return new Format("General", false);
        }
        var of = styles.getStyleAt(style);
        String text = of.getDataFormatString() == null ? "General" : of.getDataFormatString();
        return new Format(text, DateUtil.isADateFormat(of.getDataFormat(), text));
    }

    /** The digits put into a mask from the right, as in {@code 00000} and {@code (000) 000-0000}. */
    private static String masked(String digits, String mask) {
        var text = new StringBuilder();
        int left = digits.length();
        int firstZero = mask.indexOf('0');
        for (int at = mask.length() - 1; at >= 0; at--) {
            if (mask.charAt(at) != '0') {
                text.insert(0, mask.charAt(at));
            } else if (at == firstZero && left > 1) {
                text.insert(0, digits.substring(0, left));
                left = 0;
            } else {
                text.insert(0, left > 0 ? digits.charAt(left - 1) : '0');
                left--;
            }
        }
        return text.toString();
    }

    private String moment(double number) {
        LocalDateTime moment = DateUtil.getLocalDateTime(number, since1904, true);
        LocalTime time = moment.toLocalTime().withNano(0);
        if (number < 1) {
            return time.toString();
        }
        String date = moment.toLocalDate().toString();
        return time.equals(LocalTime.MIDNIGHT) ? date : date + " " + time;
    }

    private static String plain(BigDecimal number, int decimals) {
        BigDecimal bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return bare.setScale(Math.max(Math.max(bare.scale(), 0), decimals)).toPlainString();
    }
}
