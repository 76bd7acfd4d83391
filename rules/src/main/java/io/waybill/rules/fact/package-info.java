/** What rules read about one lead. Plain immutable values, assembled by the caller; amounts are integer cents, times are UTC instants. */
@NullMarked
package io.waybill.rules.fact;

import org.jspecify.annotations.NullMarked;
