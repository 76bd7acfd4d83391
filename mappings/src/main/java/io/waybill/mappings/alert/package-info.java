/** Who is told of alerts, and from when on something is one: {@code mappings/alerts.yaml} in, settings and its problems out. */
@NullMarked
package io.waybill.mappings.alert;

import org.jspecify.annotations.NullMarked;
