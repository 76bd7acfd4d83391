/** When and how much may be sent to whom: {@code caps}, {@code hours}, {@code rate_limit} and their like as written in, as values out. */
@NullMarked
package io.waybill.mappings.terms;

import org.jspecify.annotations.NullMarked;
