/** What attempts at deliveries came to: outcomes of journal entries in, counts for reports out. */
@NullMarked
package io.waybill.db.delivery;

import org.jspecify.annotations.NullMarked;
