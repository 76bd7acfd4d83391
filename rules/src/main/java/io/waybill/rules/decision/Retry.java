package io.waybill.rules.decision;

import java.time.Duration;

/** Try a delivery (or enhancement) once more, later, with this timeout. */
public record Retry(String delivery, Duration after, Duration timeout) implements Decision {}
