/**
 * Deliveries that are handed over together: those that the journal put in line in, batches with their members and what came of them out. Each
 * delivery is in one batch at most, each batch is sent by one node at a time.
 */
@NullMarked
package io.waybill.db.batch;

import org.jspecify.annotations.NullMarked;
