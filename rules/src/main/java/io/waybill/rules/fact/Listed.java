package io.waybill.rules.fact;

/**
 * What stands in a field is on a list, at the moment of the round.
 *
 * @param list the list's name
 * @param field the field, part or other column of a lead
 */
public record Listed(String list, String field) {}
