/** How every connection to the database behaves: a pool's configuration in, the same with Waybill's needs out. */
@NullMarked
package io.waybill.db.connection;

import org.jspecify.annotations.NullMarked;
