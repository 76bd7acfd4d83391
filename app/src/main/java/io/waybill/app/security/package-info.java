/** Who may call the management API: a request in, passed or refused with 401. */
@NullMarked
package io.waybill.app.security;

import org.jspecify.annotations.NullMarked;
