/** The management API's view of pings: an id in, what the source was told and why out; and their end after some days. */
@NullMarked
package io.waybill.app.ping;

import org.jspecify.annotations.NullMarked;
