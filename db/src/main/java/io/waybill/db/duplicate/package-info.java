/** Which leads had a value before: keyed hashes of a lead's values in, earlier leads with the same out. */
@NullMarked
package io.waybill.db.duplicate;

import org.jspecify.annotations.NullMarked;
