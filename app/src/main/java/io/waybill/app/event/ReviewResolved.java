package io.waybill.app.event;

import org.jspecify.annotations.Nullable;

/**
 * A person has decided what becomes of the lead; what follows from it comes after it in the same entry.
 *
 * @param action the word of a {@link ReviewAction}
 * @param delivery that it is about; null where it is about none
 * @param to the recipient of that delivery
 * @param by name of the key with which the person came
 * @param price in dollars, where the person named one; the agreed price does not count then
 */
public record ReviewResolved(
        String action,
        @Nullable String delivery,
        @Nullable String to,
        String by,
        @Nullable String reason,
        @Nullable String price)
        implements LeadEvent {
    /** Whether a lead that has ended goes on. */
    public boolean reopens() {
        return action.equals(ReviewAction.REROUTE.word()) || action.equals(ReviewAction.CLOSE.word());
    }
}
