/** The processes that share a database: heartbeats in, who is alive out. */
@NullMarked
package io.waybill.db.node;

import org.jspecify.annotations.NullMarked;
