/**
 * Pretend buyers and services for first runs and tests, on only when configured: any request to {@code /sandbox/<scenario>} in, the answer
 * that the scenario stands for out (or none).
 */
@NullMarked
package io.waybill.app.sandbox;

import org.jspecify.annotations.NullMarked;
