package io.waybill.app.feedback;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer sent.
 *
 * @param event the delivery's id
 * @param type {@code return} or {@code conversion}
 */
record FeedbackReport(String event, String type, @Nullable String reason) {
    static final String RETURN = "return";
    static final String CONVERSION = "conversion";
    private static final int LONGEST_REASON = 2_000;

    static FeedbackReport of(Map<String, String> fields) {
        String reason = fields.getOrDefault("reason", "").strip();
        return new FeedbackReport(
                fields.getOrDefault("event_id", "").strip(),
                fields.getOrDefault("type", "").strip().toLowerCase(Locale.ROOT),
                reason.isEmpty() ? null : reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
    }

    boolean isKnown() {
        return type.equals(RETURN) || type.equals(CONVERSION);
    }

    /** Buyers who come from elsewhere are used to being told so with 409. */
    boolean isForbidden() {
        return reason != null && reason.toLowerCase(Locale.ROOT).contains("forbidden");
    }
}
