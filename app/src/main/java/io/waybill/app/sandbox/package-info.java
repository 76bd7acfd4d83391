/** Pretend buyers and services for first runs and tests, on only when configured. */
@NullMarked
package io.waybill.app.sandbox;

import org.jspecify.annotations.NullMarked;
