/** What stands for a value that must not be kept: a text in, its keyed hash out, the same on every node. */
@NullMarked
package io.waybill.db.keyed;

import org.jspecify.annotations.NullMarked;
