/** Texts in, their SHA-256 out: for what is to be recognised and not kept. */
@NullMarked
package io.waybill.app.digest;

import org.jspecify.annotations.NullMarked;
