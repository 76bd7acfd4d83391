/** One request and its response: a rendered request in, the answer or the fault out. Each party has its own pool; private addresses are refused. */
@NullMarked
package io.waybill.app.exchange;

import org.jspecify.annotations.NullMarked;
