package io.waybill.rules.decision;

/** Nobody took the lead: put it where it can be worked on again. */
public record Remediate(String reason) implements Decision {}
