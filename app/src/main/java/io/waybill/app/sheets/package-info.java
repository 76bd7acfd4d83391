/** Tables as spreadsheets: a workbook, CSV or JSON in, the table's CSV with its comments out, and back again. */
@NullMarked
package io.waybill.app.sheets;

import org.jspecify.annotations.NullMarked;
