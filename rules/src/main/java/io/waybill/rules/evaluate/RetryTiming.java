package io.waybill.rules.evaluate;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When to try again, and for how long to wait then. */
final class RetryTiming {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);

    /** More digits than any sane number of seconds has; it is capped anyway. */
    private static final int MOST_DIGITS = 9;

    private RetryTiming() {}

    /**
     * What {@code Retry-After} asks for, as seconds or as an HTTP date, capped; null when there is none, or when it is nonsense or past.
     *
     * @param headers by lower-case name
     */
    static @Nullable Duration findRetryAfter(Map<String, String> headers, Instant now) {
        String header = headers.get("retry-after");
        if (header == null) {
            return null;
        }
        Duration asked = findDuration(header.strip(), now);
        if (asked == null || asked.isNegative()) {
            return null;
        }
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    private static @Nullable Duration findDuration(String header, Instant now) {
        if (!header.isEmpty() && header.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
            return header.length() > MOST_DIGITS ? LONGEST_WAIT : Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            return Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from));
        } catch (DateTimeException | ArithmeticException notADate) {
            return null;
        }
    }

    /** The last timeout times the factor, raised to no more than a minute; one that is longer already stays. */
    static Duration next(Duration last, BigDecimal factor) {
        double millis = last.toMillis() * factor.doubleValue();
        if (last.compareTo(LONGEST_TIMEOUT) >= 0 && factor.compareTo(BigDecimal.ONE) >= 0) {
            return last;
        }
        return millis >= LONGEST_TIMEOUT.toMillis() ? LONGEST_TIMEOUT : Duration.ofMillis(Math.max(1, (long) millis));
    }
}
