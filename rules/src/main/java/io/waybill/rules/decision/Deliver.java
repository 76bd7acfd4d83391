package io.waybill.rules.decision;

import io.waybill.rules.fact.Price;

/** Hand the lead to one recipient now. */
public record Deliver(String recipient, Price price) implements Decision {}
