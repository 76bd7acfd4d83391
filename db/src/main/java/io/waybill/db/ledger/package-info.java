/** Money by double entry: postings of journal entries in, balances and reports out. */
@NullMarked
package io.waybill.db.ledger;

import org.jspecify.annotations.NullMarked;
