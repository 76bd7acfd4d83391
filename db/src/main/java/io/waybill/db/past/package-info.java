/** What became of the leads of a period: a flow and two moments in, leads with their journals and the answers of buyers, counted, out. */
@NullMarked
package io.waybill.db.past;

import org.jspecify.annotations.NullMarked;
