package io.waybill.db.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something an operator should look at.
 *
 * @param kind a word for it, such as {@code auth_failed}
 * @param text in words, without lead data
 * @param recipient whom it is about, or null
 */
public record Alert(String kind, String text, @Nullable String recipient, Instant at) {}
