/** One row a lead, for finding and claiming: kept in step with the journal by the commit that writes it. */
@NullMarked
package io.waybill.db.lead;

import org.jspecify.annotations.NullMarked;
