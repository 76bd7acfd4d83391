package io.waybill.app.routing;

import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Price;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One exchange that is to be made.
 *
 * @param to recipient or enhancement
 * @param delivery stable over all attempts: it is the idempotency key
 * @param price what was agreed; null for enhancements
 * @param timeout null: as the mapping says
 */
record Errand(
        ExchangeKind kind,
        String to,
        String delivery,
        int attempt,
        @Nullable Price price,
        @Nullable Duration timeout) {}
