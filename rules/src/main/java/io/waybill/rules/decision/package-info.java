/** What rules ask for: the closed set of decisions the executor must handle. */
@NullMarked
package io.waybill.rules.decision;

import org.jspecify.annotations.NullMarked;
