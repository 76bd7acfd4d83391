/** What rules read of the lead itself: journalled or typed fields in, facts out. */
@NullMarked
package io.waybill.app.facts;

import org.jspecify.annotations.NullMarked;
