package io.waybill.rules.flow;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write them in Waybill's files: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 24h}, {@code 2d}. */
public final class DurationText {
    /** What a right duration looks like, for the end of a problem. */
    public static final String EXAMPLES = "Maybe 500ms, 10s, 5m, 24h or 2d?";

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s?(ms|s|m|h|d)");

    private DurationText() {}

    /** The duration, never negative; null when the text is not one. */
    public static @Nullable Duration find(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return null;
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
