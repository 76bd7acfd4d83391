package io.waybill.rules.decision;

import io.waybill.rules.fact.Result;
import org.jspecify.annotations.Nullable;

/** The lead has reached its outcome: success when sold, else why not. */
public record Close(Result outcome, @Nullable String reason) implements Decision {}
