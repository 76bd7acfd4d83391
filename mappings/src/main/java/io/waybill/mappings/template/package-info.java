/** Pebble leaves: a lead and its surroundings in, plain values out. No method calls, no I/O, bounded time and size. */
@NullMarked
package io.waybill.mappings.template;

import org.jspecify.annotations.NullMarked;
