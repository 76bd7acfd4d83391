package io.waybill.app.routing;

import io.waybill.app.event.ReviewAction;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to become of a lead.
 *
 * @param by name of the key with which the person came
 * @param said what goes with it
 */
public record Resolution(String lead, ReviewAction action, String by, Said said) {
    /**
     * What a person may say besides; null where nothing is said.
     *
     * @param delivery which one is meant
     * @param cents what it sells for, instead of the agreed price
     * @param reference the buyer's own
     */
    public record Said(
            @Nullable String delivery,
            @Nullable Long cents,
            @Nullable String reference,
            @Nullable String reason) {}
}
