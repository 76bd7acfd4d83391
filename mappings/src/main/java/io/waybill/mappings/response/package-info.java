/** An HTTP answer in, what the mapping reads from it out: result, reason, price, reference, appended data. */
@NullMarked
package io.waybill.mappings.response;

import org.jspecify.annotations.NullMarked;
