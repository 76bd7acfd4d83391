package io.waybill.mappings;

import io.waybill.mappings.batch.Batching;
import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.terms.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead can be delivered ({@code mappings/recipients/<id>.yaml}).
 *
 * @param kind {@code buyer}, {@code crm}, {@code dialer}, {@code marketing}, {@code storage}, {@code notification}
 * @param post hands over the full lead
 * @param ping asks for a bid; null when the recipient does not bid
 * @param reverse takes back a lead that came second; null when it has no such door
 * @param idempotent whether it honours the idempotency key, so that a repeat is harmless
 * @param idempotencyHeader carries the delivery id
 * @param connections how many requests may be out at once
 * @param followUps what is to be done after it has accepted a lead, in order
 * @param sandboxUrl used instead of the real address for test leads; null when there is none
 * @param suppress lists whose people it does not want
 * @param feedback how it may say what became of its leads; null when it may not
 * @param batch how deliveries to it are collected; null when they go one by one
 * @param terms when and how much may be sent to it
 */
public record Recipient(
        String id,
        String name,
        String kind,
        ExchangeMapping post,
        @Nullable ExchangeMapping ping,
        @Nullable ExchangeMapping reverse,
        boolean idempotent,
        String idempotencyHeader,
        int connections,
        List<FollowUp> followUps,
        @Nullable String sandboxUrl,
        List<Suppression> suppress,
        @Nullable Feedback feedback,
        @Nullable Batching batch,
        Terms terms) {
    public Recipient {
        followUps = List.copyOf(followUps);
        suppress = List.copyOf(suppress);
    }

    /** Whether it pays for leads; the others only get copies. */
    public boolean buys() {
        return kind.equals("buyer");
    }
}
