/** What operators must hear of: alerts in, the newest of them out. */
@NullMarked
package io.waybill.db.alert;

import org.jspecify.annotations.NullMarked;
