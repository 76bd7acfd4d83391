package io.waybill.app.backtest;

import io.waybill.app.home.ActiveFlow;
import io.waybill.db.past.Period;

/**
 * What a backtest is to find out.
 *
 * @param active what is in force
 * @param draft what is to be compared with it
 * @param name what the draft was called by whoever asked
 */
record Question(Period period, ActiveFlow active, ActiveFlow draft, String name) {}
