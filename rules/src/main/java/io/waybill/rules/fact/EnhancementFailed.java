package io.waybill.rules.fact;

/** An enhancement was asked in vain, and will not be asked again. */
public record EnhancementFailed(String enhancement, OutcomeClass outcomeClass) {}
