/**
 * The real routing on a clock, a network and a journal that are made up: a seed in, leads with all that befell them out. Every promise is then
 * checked against the journal, the buyers' own ledgers and what the sources were told.
 */
@NullMarked
package io.waybill.app.simulation;

import org.jspecify.annotations.NullMarked;
