/** The source's door: an HTTP request in, typed fields for routing and the source's answer out. Nothing is answered 2xx before it is on disk. */
@NullMarked
package io.waybill.app.intake;

import org.jspecify.annotations.NullMarked;
