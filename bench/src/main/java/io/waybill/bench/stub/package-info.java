/** The other side of the work item, a process of its own: the service and the buyers, and the ledger of what they took. */
@NullMarked
package io.waybill.bench.stub;

import org.jspecify.annotations.NullMarked;
