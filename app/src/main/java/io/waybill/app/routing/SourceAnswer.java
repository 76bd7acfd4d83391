package io.waybill.app.routing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a source is told of its lead.
 *
 * @param outcome {@code success}, {@code failure}, {@code error} or {@code pending}
 * @param price what the source is paid, in dollars
 */
public record SourceAnswer(
        String lead, String outcome, @Nullable String reason, BigDecimal price) {}
