/**
 * One request and its response: a rendered request in, the answer or the fault out. Each party has its own connections; private addresses
 * are refused. The way of a request is {@link io.waybill.app.exchange.Destination} → {@link io.waybill.app.exchange.Outgoing} →
 * {@link io.waybill.app.exchange.Party} → {@link io.waybill.app.exchange.Connection} → {@link io.waybill.app.exchange.Exchanged}.
 */
@NullMarked
package io.waybill.app.exchange;

import org.jspecify.annotations.NullMarked;
