package io.waybill.rules.fact;

import java.time.Instant;

/** The next candidates' tier opens at this moment. */
public record Window(Instant opens) implements Step {}
