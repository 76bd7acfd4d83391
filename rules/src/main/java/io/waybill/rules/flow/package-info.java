/** A flow's own settings: fields.yaml in, its fields and their kinds out. */
@NullMarked
package io.waybill.rules.flow;

import org.jspecify.annotations.NullMarked;
