/** Room under limits that all nodes share: holds of journal entries in, what is used of each limit out. */
@NullMarked
package io.waybill.db.hold;

import org.jspecify.annotations.NullMarked;
