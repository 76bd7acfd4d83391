/** The sources, a process of their own: leads out at a pace, counts and latencies in. */
@NullMarked
package io.waybill.bench.load;

import org.jspecify.annotations.NullMarked;
