package io.waybill.rules.decision;

import java.time.Instant;

/** Nothing to do before this moment. */
public record Wait(Instant until) implements Decision {}
