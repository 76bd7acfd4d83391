package io.waybill.mappings.alert;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code mappings/alerts.yaml} says.
 *
 * @param email who gets them by e-mail, all in one message
 * @param kinds of which alerts e-mails and webhooks tell; empty: of all
 */
public record AlertSettings(List<String> email, List<Webhook> webhooks, Set<String> kinds, AlertThresholds thresholds) {
    /** Without the file: nobody is told, and the usual thresholds hold. */
    public static final AlertSettings NONE = new AlertSettings(List.of(), List.of(), Set.of(), AlertThresholds.USUAL);

    public AlertSettings {
        email = List.copyOf(email);
        webhooks = List.copyOf(webhooks);
        kinds = Set.copyOf(kinds);
    }

    /**
     * An address that alerts are posted to.
     *
     * @param secret signs what is sent; null for none
     */
    public record Webhook(URI url, @Nullable String secret) {
        /** Both may be secret. */
        @Override
        public String toString() {
            return "Webhook";
        }
    }

    /** Whether e-mails and webhooks tell of it. */
    public boolean tells(String kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
