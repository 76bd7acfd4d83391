/**
 * Real processes under load, killed at random: nodes, buyers and a database of their own in; broken promises, by what the sources, Waybill and
 * the buyers have each written down, out.
 */
@NullMarked
package io.waybill.app.chaos;

import org.jspecify.annotations.NullMarked;
