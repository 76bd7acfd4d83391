/** The database server of a first run: a data folder in, a running server on 127.0.0.1 and its address out. */
@NullMarked
package io.waybill.db.embedded;

import org.jspecify.annotations.NullMarked;
