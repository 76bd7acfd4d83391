package io.waybill.app.sheets;

/**
 * What somebody wrote beside a cell.
 *
 * @param row as a spreadsheet shows it
 * @param column counted from 0
 */
record CellComment(int row, int column, String author, String text) {}
