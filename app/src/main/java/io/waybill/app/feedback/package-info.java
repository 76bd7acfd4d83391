/** What buyers say became of their leads: a report on a delivery in, the lead's journal with it and the buyer's answer out. */
@NullMarked
package io.waybill.app.feedback;

import org.jspecify.annotations.NullMarked;
