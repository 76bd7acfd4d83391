/** The caps of a release against a flow's fields: caps as written in, what each counts and which leads it is about out. */
@NullMarked
package io.waybill.app.limit;

import org.jspecify.annotations.NullMarked;
