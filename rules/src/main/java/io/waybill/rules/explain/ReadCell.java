package io.waybill.rules.explain;

import org.jspecify.annotations.Nullable;

/**
 * One condition of a row beside what the lead has there.
 *
 * @param column as the header writes it
 * @param cell as the table writes it
 * @param value what the lead has, as text; null when it has nothing that could be read
 * @param wouldMatch what meets the condition, in words
 */
public record ReadCell(String column, String cell, @Nullable String value, String wouldMatch) {}
