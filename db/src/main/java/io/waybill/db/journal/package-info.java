/** The waybill itself: entries of events in, durable once a commit that many leads share returns; events of a lead out, in order. */
@NullMarked
package io.waybill.db.journal;

import org.jspecify.annotations.NullMarked;
