package io.waybill.app.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person has decided what becomes of the lead; what follows from it comes after it in the same entry.
 *
 * @param action the word of a {@link ReviewAction}
 * @param delivery that it is about; null where it is about none
 * @param to the recipient of that delivery
 * @param by name of the key with which the person came
 * @param price in dollars, where the person named one; the agreed price does not count then
 * @param reopened when a lead that had ended went on again; null where it had not ended
 */
public record ReviewResolved(
        String action,
        @Nullable String delivery,
        @Nullable String to,
        String by,
        @Nullable String reason,
        @Nullable String price,
        @Nullable Instant reopened)
        implements LeadEvent {}
