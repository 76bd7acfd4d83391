/** Earlier leads of the same person: a lead as it came in, what the flow's checks found and the marks it leaves out. */
@NullMarked
package io.waybill.app.duplicates;

import org.jspecify.annotations.NullMarked;
