/** Who may do what with the management API: a request with a key in, passed with its caller or refused out; and the keys themselves. */
@NullMarked
package io.waybill.app.security;

import org.jspecify.annotations.NullMarked;
