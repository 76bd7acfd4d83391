package io.waybill.db.sale;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One sale of a lead. */
public record Sale(
        String lead,
        int slot,
        String recipient,
        String delivery,
        long cents,
        @Nullable String reference,
        Instant at) {}
