package io.waybill.mappings.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code numeral('$0,0.00')}: a number as spreadsheets show it. {@code 0,0} groups thousands, {@code .00} fixes decimals, {@code [00]} allows
 * them, {@code %} multiplies, {@code a} shortens to k, m, b or t, {@code o} makes ordinals, brackets or a sign say how negatives look.
 */
final class NumeralFormat {
    private static final Pattern NUMBER = Pattern.compile("0+(,0+)?(\\[\\.\\]0*|\\.0*)?(\\[0+\\])?");
    private static final Pattern SHORT = Pattern.compile("( ?)a");
    private static final Pattern ORDINAL = Pattern.compile("( ?)o");

    private final String pattern;
    private final BigDecimal number;

    private NumeralFormat(String pattern, BigDecimal number) {
        this.pattern = pattern;
        this.number = number;
    }

    /** What is no number stays as it is. */
    static @Nullable Object format(@Nullable Object input, List<@Nullable Object> arguments) {
        BigDecimal number = input == null ? null : Conversions.number(input);
        boolean absurd = number != null && Math.abs((long) number.scale()) + number.precision() > 200;
        return number == null || absurd
                ? input
                : new NumeralFormat(Values.textOrEmpty(arguments.getFirst()), number).write();
    }

    private String write() {
        String around =
                pattern.replace("(", "").replace(")", "").replace("+", "").replace("-", "");
        BigDecimal shown = number.abs();
        String unit = "";
        if (around.contains("%")) {
            shown = shown.movePointRight(2);
        }
        Matcher shortened = SHORT.matcher(around);
        if (shortened.find()) {
            int thousands = thousands(shown);
            shown = shown.movePointLeft(3 * thousands);
            unit = thousands == 0 ? "" : shortened.group(1) + "kmbt".charAt(thousands - 1);
            around = shortened.replaceFirst(Matcher.quoteReplacement("\u0000"));
        }
        Matcher ordinal = ORDINAL.matcher(around);
        if (ordinal.find()) {
            unit = ordinal.group(1)
                    + Ordinal.ending(shown.setScale(0, RoundingMode.HALF_UP).longValue());
            around = ordinal.replaceFirst(Matcher.quoteReplacement("\u0000"));
        }
        Matcher digits = NUMBER.matcher(around);
        String written = digits.find()
                ? around.substring(0, digits.start()) + digits(digits, shown) + around.substring(digits.end())
                : around;
        return signed(written.contains("\u0000") ? written.replace("\u0000", unit) : written);
    }

    private static int thousands(BigDecimal shown) {
        int digits = shown.precision() - shown.scale();
        return Math.clamp((digits - 1) / 3, 0, 4);
    }

    private static String digits(Matcher form, BigDecimal shown) {
        String decimals = form.group(2) == null ? "" : form.group(2);
        String optional = form.group(3) == null ? "" : form.group(3);
        int fixed = (int) decimals.chars().filter(c -> c == '0').count();
        int most = fixed + Math.max(0, optional.length() - 2);
        boolean drop = decimals.startsWith("[.]")
                && shown.setScale(most, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .scale()
                        <= 0;
        DecimalFormat format = new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.US));
        format.setGroupingUsed(form.group(1) != null);
        format.setGroupingSize(3);
        format.setMinimumFractionDigits(drop ? 0 : fixed);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(shown);
    }

    private String signed(String written) {
        boolean negative = number.signum() < 0;
        if (pattern.contains("(")) {
            return negative ? "(" + written + ")" : written;
        }
        return negative ? "-" + written : pattern.contains("+") ? "+" + written : written;
    }
}
