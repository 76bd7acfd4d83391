/** Room: what recipients can still take now as facts for the rules, and what a delivery takes of it as holds for its entry. */
@NullMarked
package io.waybill.app.room;

import org.jspecify.annotations.NullMarked;
