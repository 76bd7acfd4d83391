/** Pings of sources: what each was told in, and out again for the one lead that it is kept for. */
@NullMarked
package io.waybill.db.ping;

import org.jspecify.annotations.NullMarked;
