/** What callers get to read: a result or a refusal in, bytes in the format they accept out. Says what went wrong and nothing of the inside. */
@NullMarked
package io.waybill.app.answer;

import org.jspecify.annotations.NullMarked;
