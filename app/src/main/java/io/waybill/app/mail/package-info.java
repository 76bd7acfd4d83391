/** Deliveries by e-mail: a message in, what the mail server said out. */
@NullMarked
package io.waybill.app.mail;

import org.jspecify.annotations.NullMarked;
