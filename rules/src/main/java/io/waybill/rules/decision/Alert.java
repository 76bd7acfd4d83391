package io.waybill.rules.decision;

/** Tell the operators; the text carries no lead data. */
public record Alert(String kind, String text) implements Decision {}
