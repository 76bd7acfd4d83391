/** A buyer that does as it is told and writes down what it is asked: scripts in, a ledger out. */
@NullMarked
package io.waybill.app.fake;

import org.jspecify.annotations.NullMarked;
