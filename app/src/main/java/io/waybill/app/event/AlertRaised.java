package io.waybill.app.event;

/** Operators are told. */
public record AlertRaised(String kind, String text) implements LeadEvent {}
