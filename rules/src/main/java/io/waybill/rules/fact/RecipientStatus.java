package io.waybill.rules.fact;

import org.jspecify.annotations.Nullable;

/**
 * The state of one recipient now.
 *
 * @param kind {@code buyer}, {@code crm}, {@code dialer}, {@code marketing}, {@code storage}, {@code notification}
 * @param available whether it can be given a lead now
 * @param reason why it is not available; null when it is
 */
public record RecipientStatus(
        String id, String kind, boolean available, @Nullable String reason) {}
