package io.waybill.app.sheets;

import io.waybill.app.home.HomeProblem;

/**
 * Something a person should know about how a spreadsheet was read.
 *
 * @param row as the spreadsheet shows it; 0 when it concerns the whole sheet
 * @param column its name, or its letter where it has none
 */
record Remark(int row, String column, String cell, String text) {
    HomeProblem in(String file) {
        return new HomeProblem(file, row, column, cell, text, "warning");
    }
}
