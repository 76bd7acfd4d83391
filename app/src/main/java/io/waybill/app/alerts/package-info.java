/** The management API's view of alerts: nothing in, the newest out. */
@NullMarked
package io.waybill.app.alerts;

import org.jspecify.annotations.NullMarked;
