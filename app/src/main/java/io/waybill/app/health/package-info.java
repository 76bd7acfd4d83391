/** How the process is doing, for whatever watches it: nothing in, up or down and counters out. No lead data, so open to anyone. */
@NullMarked
package io.waybill.app.health;

import org.jspecify.annotations.NullMarked;
