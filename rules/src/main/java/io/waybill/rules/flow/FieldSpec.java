package io.waybill.rules.flow;

/** One field of a flow: its name, the name of its type, and whether a lead without a valid value is turned away. */
public record FieldSpec(String name, String type, boolean required) {}
