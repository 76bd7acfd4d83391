package io.waybill.app.routing;

import io.waybill.app.home.ActiveFlow;
import io.waybill.mappings.Enhancement;
import io.waybill.mappings.Recipient;
import io.waybill.mappings.batch.Batching;
import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.terms.FallbackWay;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Who is addressed by an exchange, whatever its kind.
 *
 * @param cost of one call, in dollars
 * @param sandbox address for test leads; null for the standard one
 * @param address instead of the mapping's own; null for that
 * @param receiver who gets the whole lead by it; null when nobody does
 * @param enhancement null for recipients
 */
record Addressee(
        ExchangeMapping mapping,
        int connections,
        boolean idempotent,
        BigDecimal cost,
        @Nullable String sandbox,
        @Nullable String address,
        @Nullable Recipient receiver,
        @Nullable Enhancement enhancement) {
    int followUps() {
        return receiver == null ? 0 : receiver.followUps().size();
    }

    boolean reversible() {
        return receiver != null && receiver.reverse() != null;
    }

    /** The same, by what stands in for the recipient. */
    Addressee by(@Nullable FallbackWay way) {
        return switch (way) {
            case null -> this;
            case FallbackWay.Recipient other -> this;
            case FallbackWay.Url url ->
                new Addressee(mapping, connections, idempotent, cost, sandbox, url.address(), receiver, enhancement);
            case FallbackWay.Webhook webhook ->
                new Addressee(webhook.call(), connections, false, cost, sandbox, null, receiver, enhancement);
            case FallbackWay.Email email ->
                new Addressee(email.call(), connections, false, cost, sandbox, null, receiver, enhancement);
        };
    }

    @Nullable
    Batching batch() {
        return receiver == null ? null : receiver.batch();
    }

    /** Who the errand is to by the mappings in force; null when there is nobody. */
    static @Nullable Addressee find(Errand errand, ActiveFlow flow) {
        return switch (errand.kind()) {
            case ENHANCEMENT -> of(flow.mappings().enhancements().get(errand.to()));
            case PING -> {
                var recipient = flow.mappings().recipients().get(errand.to());
                yield recipient == null || recipient.ping() == null
                        ? null
                        : of(recipient, recipient.ping(), true, null);
            }
            case POST -> {
                var recipient = flow.mappings().recipients().get(errand.to());
                yield recipient == null
                        ? null
                        : of(recipient, recipient.post(), recipient.idempotent(), recipient)
                                .by(findWay(errand, recipient));
            }
        };
    }

    private static @Nullable FallbackWay findWay(Errand errand, Recipient recipient) {
        return errand.standIn() == null
                ? null
                : recipient.terms().findFallback(errand.standIn().as());
    }

    private static @Nullable Addressee of(@Nullable Enhancement enhancement) {
        return enhancement == null
                ? null
                : new Addressee(
                        enhancement.call(),
                        enhancement.connections(),
                        true,
                        enhancement.cost(),
                        enhancement.sandboxUrl(),
                        null,
                        null,
                        enhancement);
    }

    private static Addressee of(
            Recipient recipient, ExchangeMapping mapping, boolean idempotent, @Nullable Recipient receiver) {
        return new Addressee(
                mapping,
                recipient.connections(),
                idempotent,
                BigDecimal.ZERO,
                recipient.sandboxUrl(),
                null,
                receiver,
                null);
    }
}
