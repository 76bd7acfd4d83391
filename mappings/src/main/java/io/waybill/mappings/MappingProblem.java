package io.waybill.mappings;

/**
 * One mistake in a mapping file, in words its author can act on.
 *
 * @param file path below the home folder
 * @param line the first line is 1; 0 when it concerns the whole file
 * @param key dotted path of the key ({@code response.success.path}), or empty
 * @param cell the offending text
 * @param text what is wrong and what would be right
 */
public record MappingProblem(String file, int line, String key, String cell, String text) {}
