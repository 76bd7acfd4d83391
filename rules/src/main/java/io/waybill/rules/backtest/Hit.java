package io.waybill.rules.backtest;

import java.time.Instant;

/**
 * A cap that kept a recipient out that would have been a candidate.
 *
 * @param turned whether the recipient would have got the lead, or been asked for a bid, in that round
 */
public record Hit(String recipient, String cap, Instant at, boolean turned) {}
