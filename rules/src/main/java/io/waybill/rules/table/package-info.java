/** Decision tables as data: CSV cells in, typed conditions, an index and matching rows out. */
@NullMarked
package io.waybill.rules.table;

import org.jspecify.annotations.NullMarked;
