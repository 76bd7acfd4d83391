/** HTTP/1.1 over non-blocking sockets, as little of it as the two ends of a measurement need: bytes in, messages out. */
@NullMarked
package io.waybill.bench.wire;

import org.jspecify.annotations.NullMarked;
