/** Sales as buyers speak of them: a delivery in, the sale it was out. The journal writes them. */
@NullMarked
package io.waybill.db.sale;

import org.jspecify.annotations.NullMarked;
