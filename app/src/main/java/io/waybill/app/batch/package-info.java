/**
 * Deliveries handed over together: those in line come in, one request for many leaves, and each lead hears what came of it. Decides nothing: size
 * and time are the mapping's, what an outcome means is the rules'.
 */
@NullMarked
package io.waybill.app.batch;

import org.jspecify.annotations.NullMarked;
