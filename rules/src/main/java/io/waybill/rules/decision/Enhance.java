package io.waybill.rules.decision;

/** Call one enhancement; when required, the lead does not go on without its success. */
public record Enhance(String id, boolean required) implements Decision {}
