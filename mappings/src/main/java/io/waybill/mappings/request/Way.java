package io.waybill.mappings.request;

import org.jspecify.annotations.Nullable;

/** How a request travels. Whoever sends must know every way. */
public sealed interface Way {
    Way WEB = new Web();

    /** Over HTTP, as it stands. */
    record Web() implements Way {}

    /** Over HTTP with a token that has to be fetched first. */
    record WebWithToken(TokenRequest token) implements Way {}

    /**
     * As an e-mail.
     *
     * @param server {@code smtp://user:password@host:port} of the recipient's own; null for the installation's
     */
    record Email(EmailMessage message, @Nullable String server) implements Way {
        @Override
        public String toString() {
            return "Email";
        }
    }

    /** As a file, laid down over SFTP. */
    record Sftp(SftpLogin login) implements Way {}
}
