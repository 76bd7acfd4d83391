package io.waybill.app.mail;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The installation's own mail server.
 *
 * @param smtpUrl {@code smtp://user:password@host:port} or {@code smtps:}; empty for none
 * @param smtpFrom who writes where a mapping names nobody
 */
@ConfigurationProperties("waybill")
public record MailSettings(
        @Bindable(defaultValue = "") String smtpUrl,
        @Bindable(defaultValue = "waybill@localhost") String smtpFrom) {
    @Override
    public String toString() {
        return "MailSettings";
    }
}
