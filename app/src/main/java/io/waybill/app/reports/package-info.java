/** Money and its proof as the management API reports them: the ledger in, sums by day, source and recipient out. */
@NullMarked
package io.waybill.app.reports;

import org.jspecify.annotations.NullMarked;
