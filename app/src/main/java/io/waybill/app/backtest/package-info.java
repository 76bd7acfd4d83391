/**
 * What a draft would have made of the leads of a period: stored leads and two releases in, the difference in money out. Reads journals; sends
 * and writes nothing.
 */
@NullMarked
package io.waybill.app.backtest;

import org.jspecify.annotations.NullMarked;
