package io.waybill.app.exchange;

import io.netty.handler.codec.http.HttpRequest;

/** A request that is ready to be written. */
record Outgoing(Endpoint endpoint, HttpRequest head, byte[] body) {}
