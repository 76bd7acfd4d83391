package io.waybill.rules.decision;

import io.waybill.rules.fact.Price;

/** A recipient that may get the lead: at a price, in a tier, from a row of the buyers table. */
public record Candidate(String recipient, Price price, int tier, int order, String row) implements Decision {}
