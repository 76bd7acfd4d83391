/** Regular expressions that people write: text in, a pattern that neither backtracks nor fills the memory out. */
@NullMarked
package io.waybill.mappings.pattern;

import org.jspecify.annotations.NullMarked;
