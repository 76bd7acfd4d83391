package io.waybill.rules.decision;

import io.waybill.rules.fact.OutcomeClass;

/** Names the class of one attempt's outcome ({@link io.waybill.rules.fact.Outcome#id}). */
public record Classify(String outcome, OutcomeClass outcomeClass) implements Decision {}
