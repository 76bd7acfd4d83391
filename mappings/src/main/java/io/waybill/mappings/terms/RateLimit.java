package io.waybill.mappings.terms;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many requests may leave in one window of time; windows follow each other from the epoch on, so that all nodes mean the same ones.
 *
 * @param text as written
 */
public record RateLimit(int requests, Duration window, String text) {
    private static final Pattern RATE = Pattern.compile("([0-9]{1,9})(?:\\.([0-9]{1,6}))?\\s*/\\s*(s|m|h)");

    /** Reads {@code 10/s}, {@code 100/m}, {@code 0.5/s}; null when it is none. */
    static @Nullable RateLimit find(String text) {
        Matcher parts = RATE.matcher(text.strip());
        if (!parts.matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(text.strip().split("/", 2)[0].strip()).stripTrailingZeros();
        Duration unit = switch (parts.group(3)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
        // Half a request is one in twice the time.
        int places = Math.max(0, number.scale());
        return number.signum() == 0
                ? null
                : new RateLimit(
                        number.movePointRight(places).intValueExact(),
                        unit.multipliedBy(BigDecimal.TEN.pow(places).longValueExact()),
                        text.strip());
    }

    /** First moment of the window that the moment lies in. */
    public Instant start(Instant at) {
        return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), window.toMillis()) * window.toMillis());
    }
}
