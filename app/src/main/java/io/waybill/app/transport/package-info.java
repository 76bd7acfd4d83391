/** Every way out: a rendered request in, what became of it out, whether it travels as a web request, an e-mail or a file. */
@NullMarked
package io.waybill.app.transport;

import org.jspecify.annotations.NullMarked;
