package io.waybill.rules.decision;

import org.jspecify.annotations.Nullable;

/**
 * Something stands in for a recipient that could not be reached.
 *
 * @param delivery that failed
 * @param to what stands in, in one of the words that {@code RecipientStatus.fallbacks} has: {@code url https://…}, {@code recipient <id>}, {@code
 *     webhook https://…}, {@code email name@host}
 */
public record Fallback(String delivery, String to) implements Decision {
    /** How a stand-in begins that is the same recipient at another address. */
    public static final String ADDRESS = "url ";

    /** How a stand-in begins that is another recipient. */
    public static final String RECIPIENT = "recipient ";

    /** The other recipient that stands in; null when it is something else. */
    public @Nullable String findRecipient() {
        return to.startsWith(RECIPIENT) ? to.substring(RECIPIENT.length()) : null;
    }
}
