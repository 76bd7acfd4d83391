package io.waybill.app.backtest;

import io.waybill.rules.backtest.Ending;

/**
 * What one release made of a lead, as the journal has it.
 *
 * @param release its hash
 */
record Decided(String release, Ending ending) {}
