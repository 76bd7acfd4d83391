/**
 * What rules would have made of leads that are on record: a lead and what everybody answered then go in, how it would have ended comes out, in
 * money. Pure: nothing is sent, and time passes only in the facts.
 */
@NullMarked
package io.waybill.rules.backtest;

import org.jspecify.annotations.NullMarked;
