/** The events of a lead's journal: records in, JSON objects out, and back. The one place that knows how an event is written. */
@NullMarked
package io.waybill.app.event;

import org.jspecify.annotations.NullMarked;
