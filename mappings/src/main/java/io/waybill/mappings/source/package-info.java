/** What a source calls its fields: its body in, the flow's fields out. */
@NullMarked
package io.waybill.mappings.source;

import org.jspecify.annotations.NullMarked;
