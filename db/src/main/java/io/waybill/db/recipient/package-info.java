/** What is remembered of recipients between leads: paused or not, since when and why. */
@NullMarked
package io.waybill.db.recipient;

import org.jspecify.annotations.NullMarked;
