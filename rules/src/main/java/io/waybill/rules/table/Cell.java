package io.waybill.rules.table;

import io.waybill.rules.table.cell.Condition;

/**
 * One condition of a row.
 *
 * @param column as the header writes it
 * @param text as the table writes it
 */
public record Cell(Column column, String text, Condition condition) {}
