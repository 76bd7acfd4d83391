package io.waybill.rules.decision;

/** Adds points to the lead's score. */
public record Score(int points) implements Decision {}
