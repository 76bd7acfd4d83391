/** The management API's view of recipients: an id in, whether it gets leads out; paused and resumed here. */
@NullMarked
package io.waybill.app.recipients;

import org.jspecify.annotations.NullMarked;
