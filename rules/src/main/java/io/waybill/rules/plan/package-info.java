/** Who comes next: candidates, tiers and the deliveries so far in, one step out. */
@NullMarked
package io.waybill.rules.plan;

import org.jspecify.annotations.NullMarked;
