/** One cell of a table: its text and the kind of its column in, a typed condition or what is wrong with it out. */
@NullMarked
package io.waybill.rules.table.cell;

import org.jspecify.annotations.NullMarked;
