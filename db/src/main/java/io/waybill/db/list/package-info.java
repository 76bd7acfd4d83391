/** Suppression lists: keyed hashes of values in, batch by batch; which list holds which hash out. A list changes at once or not at all. */
@NullMarked
package io.waybill.db.list;

import org.jspecify.annotations.NullMarked;
