package io.waybill.mappings.alert;

import java.time.Duration;

/**
 * From when on something is an alert.
 *
 * @param window the time that is looked at
 * @param attempts a recipient with fewer of them in the window is not judged
 * @param success percent of attempts that must be answered
 * @param response the longest that answers may take on average
 * @param errors a spike is so many times the share of errors there was before
 * @param budget percent of a budget that is little
 * @param reviews leads that may wait for people
 */
public record AlertThresholds(
        Duration window, int attempts, int success, Duration response, int errors, int budget, int reviews) {
    /** What holds unless the file says otherwise. */
    public static final AlertThresholds USUAL =
            new AlertThresholds(Duration.ofMinutes(15), 20, 90, Duration.ofSeconds(2), 3, 10, 20);
}
