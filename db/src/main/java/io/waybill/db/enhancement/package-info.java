/** Answers of enhancements that may serve again: a question's hash and the values appended in, the values out as long as they last. */
@NullMarked
package io.waybill.db.enhancement;

import org.jspecify.annotations.NullMarked;
