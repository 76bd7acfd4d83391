package io.waybill.rules.fact;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * This recipient is to be asked for its bid before anybody gets the lead.
 *
 * @param timeout how long it has at most; null when only its own mapping says
 */
public record Ask(String recipient, @Nullable Duration timeout) implements Step {}
