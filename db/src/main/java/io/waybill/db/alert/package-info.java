/** What operators must hear of: alerts and attempts in; what lasts, what is new and what is to be told out. */
@NullMarked
package io.waybill.db.alert;

import org.jspecify.annotations.NullMarked;
