/** Who may use the management API: the hash of a key in, its name and role out. The keys themselves are not kept. */
@NullMarked
package io.waybill.db.key;

import org.jspecify.annotations.NullMarked;
