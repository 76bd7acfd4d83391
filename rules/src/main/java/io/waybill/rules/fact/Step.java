package io.waybill.rules.fact;

/** What Waybill's plan says comes next for a lead; the rules of pricing make decisions of it. */
public sealed interface Step permits Ask, Complete, Exhausted, Offer, Turn, Underway, Window {}
