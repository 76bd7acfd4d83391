package io.waybill.mappings;

/**
 * A list whose people a recipient does not want.
 *
 * @param list the list's name
 * @param field the lead's field, or part of one, that is looked for on it
 */
public record Suppression(String list, String field) {}
