/**
 * Says what a flow's tables cannot mean: the parsed rows, fields and lists in, findings in business terms out. Exact for the grammar of cells:
 * columns are cut where their conditions cut them, and rows are boxes of what is between the cuts.
 */
@NullMarked
package io.waybill.rules.analysis;

import org.jspecify.annotations.NullMarked;
