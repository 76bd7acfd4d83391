/** The management API's view of leads: an id in, the journal with its totals out. */
@NullMarked
package io.waybill.app.leads;

import org.jspecify.annotations.NullMarked;
