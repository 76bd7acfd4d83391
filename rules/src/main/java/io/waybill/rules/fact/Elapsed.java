package io.waybill.rules.fact;

import java.time.Duration;

/** How long ago the lead came in. */
public record Elapsed(Duration sinceReceived) {}
