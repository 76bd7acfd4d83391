package io.waybill.mappings.yaml;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Typed settings of a map: what does not parse is a problem, and the value used instead stands in the call. */
public final class Settings {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|h|d)");
    private static final Pattern RATE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)\\s*/\\s*(s|m|h)");

    private Settings() {}

    public static boolean flag(Keys keys, String key, boolean otherwise) {
        String text = keys.findText(key);
        if (text == null) {
            return otherwise;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> refused(keys, key, "is neither true nor false.", otherwise);
        };
    }

    /** A whole number from 1 on. */
    public static int count(Keys keys, String key, int otherwise) {
        String text = keys.findText(key);
        if (text == null) {
            return otherwise;
        }
        return text.matches("[1-9][0-9]{0,8}")
                ? Integer.parseInt(text)
                : refused(keys, key, "is not a whole number from 1 on.", otherwise);
    }

    /** A decimal of at least 0. */
    public static @Nullable BigDecimal findDecimal(Keys keys, String key) {
        String text = keys.findText(key);
        if (text == null) {
            return null;
        }
        return JsonNumber.matches(text) && !text.startsWith("-")
                ? new BigDecimal(text)
                : refused(keys, key, "is not a number such as 12.50.", BigDecimal.ZERO);
    }

    /** A number and its unit, one of {@code ms s m h d}. */
    public static Duration duration(Keys keys, String key, Duration otherwise) {
        String text = keys.findText(key);
        if (text == null) {
            return otherwise;
        }
        Matcher parts = DURATION.matcher(text.strip());
        if (!parts.matches()) {
            return refused(keys, key, "is not a duration. Maybe 10s, 500ms, 5m, 24h or 30d.", otherwise);
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** A rate such as {@code 10/s}, as events per second; null when missing. */
    public static @Nullable Double findRate(Keys keys, String key) {
        String text = keys.findText(key);
        if (text == null) {
            return null;
        }
        Matcher parts = RATE.matcher(text.strip());
        if (!parts.matches() || Double.parseDouble(parts.group(1)) == 0) {
            return refused(keys, key, "is not a rate. Maybe 10/s or 100/m.", 1.0);
        }
        double number = Double.parseDouble(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> number;
            case "m" -> number / 60;
            default -> number / 3600;
        };
    }

    /** One of the given words. */
    public static String oneOf(Keys keys, String key, String otherwise, Collection<String> words) {
        String text = keys.text(key, otherwise);
        if (words.contains(text)) {
            return text;
        }
        return refused(keys, key, "is not known here. " + Nearest.maybe(text, words), otherwise);
    }

    private static <T> T refused(Keys keys, String key, String what, T otherwise) {
        keys.refuse(key, what);
        return otherwise;
    }
}
