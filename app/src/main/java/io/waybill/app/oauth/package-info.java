/** Web requests that need a token: a request in, the answer out, with a token fetched, kept and renewed in between. */
@NullMarked
package io.waybill.app.oauth;

import org.jspecify.annotations.NullMarked;
