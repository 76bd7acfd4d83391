/** The process: options and environment in, a running database and server out, and their orderly end. */
@NullMarked
package io.waybill.app.start;

import org.jspecify.annotations.NullMarked;
