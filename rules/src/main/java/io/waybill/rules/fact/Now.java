package io.waybill.rules.fact;

import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * The moment of the evaluation, as a fact: rules have no clock.
 *
 * @param instant now, UTC
 * @param local now in the lead's own time zone (what {@code local.day} and {@code local.time} read)
 * @param received when the lead came in, UTC
 */
public record Now(Instant instant, ZonedDateTime local, Instant received) {}
