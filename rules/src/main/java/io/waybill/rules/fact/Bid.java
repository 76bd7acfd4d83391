package io.waybill.rules.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A recipient's answer to a ping, in cents; {@code expires} is null when it named no end. */
public record Bid(String recipient, long cents, @Nullable Instant expires) {}
