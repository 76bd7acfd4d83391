package io.waybill.mappings.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code moment('MMMM Do, YYYY', zone)}: a date in the tokens that web pages use; text between {@code [} and {@code ]} stands as it is. */
final class MomentFormat {
    private static final Map<String, String> LONG_FORMS = Map.of(
            "LT", "h:mm A",
            "LTS", "h:mm:ss A",
            "L", "MM/DD/YYYY",
            "LL", "MMMM D, YYYY",
            "LLL", "MMMM D, YYYY h:mm A",
            "LLLL", "dddd, MMMM D, YYYY h:mm A",
            "l", "M/D/YYYY",
            "ll", "MMM D, YYYY");

    /** Tokens that Java writes too, by its letters. */
    private static final Map<String, String> JAVA = Map.ofEntries(
            Map.entry("MMMM", "MMMM"),
            Map.entry("MMM", "MMM"),
            Map.entry("MM", "MM"),
            Map.entry("M", "M"),
            Map.entry("YYYY", "uuuu"),
            Map.entry("YY", "uu"),
            Map.entry("Y", "u"),
            Map.entry("DD", "dd"),
            Map.entry("D", "d"),
            Map.entry("DDDD", "DDD"),
            Map.entry("DDD", "D"),
            Map.entry("dddd", "EEEE"),
            Map.entry("ddd", "EEE"),
            Map.entry("HH", "HH"),
            Map.entry("H", "H"),
            Map.entry("hh", "hh"),
            Map.entry("h", "h"),
            Map.entry("kk", "kk"),
            Map.entry("k", "k"),
            Map.entry("mm", "mm"),
            Map.entry("m", "m"),
            Map.entry("ss", "ss"),
            Map.entry("s", "s"),
            Map.entry("A", "a"),
            Map.entry("Z", "xxx"),
            Map.entry("ZZ", "xx"),
            Map.entry("z", "zzz"),
            Map.entry("zz", "zzz"));

    private static final Pattern TOKEN = Pattern.compile(
            "(?s)\\[[^\\]]*\\]|LTS|LT|L{1,4}|l{1,2}|MMMM|MMM|MM|Mo|M|YYYY|YY|Y|Qo|Q"
                    + "|DDDD|DDDo|DDD|Do|DD|D|dddd|ddd|dd|do|d|e|E|ww|wo|w|WW|Wo|W|gggg|GGGG|HH|H|hh|h|kk|k|mm|m|ss|s|S{1,9}|A|a|ZZ|Z|zz|z|X|x|.");

    private final ZonedDateTime time;

    private MomentFormat(ZonedDateTime time) {
        this.time = time;
    }

    /** What is no date stays as it is. */
    static String format(String text, List<@Nullable Object> arguments) {
        ZonedDateTime time = DateFormat.find(text, arguments);
        return time == null ? text : new MomentFormat(time).write(Values.textOrEmpty(arguments.getFirst()));
    }

    private String write(String pattern) {
        StringBuilder out = new StringBuilder();
        Matcher tokens = TOKEN.matcher(pattern);
        while (tokens.find()) {
            String token = tokens.group();
            String longForm = LONG_FORMS.get(token);
            out.append(longForm == null ? token(token) : write(longForm));
        }
        return out.toString();
    }

    private String token(String token) {
        String java = JAVA.get(token);
        if (java != null) {
            return time.format(DateTimeFormatter.ofPattern(java, Locale.US));
        }
        if (token.startsWith("[") && token.length() > 1) {
            return token.substring(1, token.length() - 1);
        }
        if (token.startsWith("S")) {
            return "%09d".formatted(time.getNano()).substring(0, token.length());
        }
        return number(token);
    }

    private String number(String token) {
        int sunday = time.getDayOfWeek().getValue() % 7;
        return switch (token) {
            case "Mo" -> Ordinal.of(time.getMonthValue());
            case "Q" -> Integer.toString(time.get(IsoFields.QUARTER_OF_YEAR));
            case "Qo" -> Ordinal.of(time.get(IsoFields.QUARTER_OF_YEAR));
            case "Do" -> Ordinal.of(time.getDayOfMonth());
            case "DDDo" -> Ordinal.of(time.getDayOfYear());
            case "d", "e" -> Integer.toString(sunday);
            case "do" -> Ordinal.of(sunday);
            case "dd" -> token("ddd").substring(0, 2);
            case "E" -> Integer.toString(time.getDayOfWeek().getValue());
            case "a" -> token("A").toLowerCase(Locale.ROOT);
            case "X" -> Long.toString(time.toEpochSecond());
            case "x" -> Long.toString(time.toInstant().toEpochMilli());
            default -> week(token);
        };
    }

    private String week(String token) {
        WeekFields fields = token.startsWith("w") || token.startsWith("g") ? WeekFields.SUNDAY_START : WeekFields.ISO;
        int week = time.get(fields.weekOfWeekBasedYear());
        return switch (token) {
            case "w", "W" -> Integer.toString(week);
            case "ww", "WW" -> "%02d".formatted(week);
            case "wo", "Wo" -> Ordinal.of(week);
            case "gggg", "GGGG" -> "%04d".formatted(time.get(fields.weekBasedYear()));
            default -> token;
        };
    }
}
