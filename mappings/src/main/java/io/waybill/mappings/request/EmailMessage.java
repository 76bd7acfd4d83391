package io.waybill.mappings.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail. No part of it holds a line break but the texts.
 *
 * @param from null for the installation's own
 * @param id the delivery's; the message is found by it
 * @param text null when there is only HTML
 */
public record EmailMessage(
        @Nullable Address from,
        List<Address> to,
        List<Address> cc,
        List<Address> bcc,
        List<Address> replyTo,
        String subject,
        String id,
        @Nullable String text,
        @Nullable String html,
        List<Attachment> attachments) {

    /**
     * Where mail goes to or comes from.
     *
     * @param name shown beside it; may be empty
     */
    public record Address(String name, String address) {
        @Override
        public String toString() {
            return name.isEmpty() ? address : "%s <%s>".formatted(name, address);
        }
    }

    /** A file that goes along. */
    public record Attachment(String name, String contentType, byte[] content) {}
}
