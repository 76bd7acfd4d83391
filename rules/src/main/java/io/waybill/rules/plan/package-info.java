/** Who comes next: candidates, tiers, bids and the deliveries so far in, the next steps out. */
@NullMarked
package io.waybill.rules.plan;

import org.jspecify.annotations.NullMarked;
