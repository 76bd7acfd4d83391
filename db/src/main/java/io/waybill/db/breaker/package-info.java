/** One breaker for each recipient, which all nodes share: how attempts went in, whether it is worth another one out. */
@NullMarked
package io.waybill.db.breaker;

import org.jspecify.annotations.NullMarked;
