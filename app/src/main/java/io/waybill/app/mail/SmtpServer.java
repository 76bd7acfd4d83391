package io.waybill.app.mail;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail server, as an address names it: {@code smtp://user:password@host:port?starttls=required}.
 *
 * @param tls from the first byte on
 * @param user null when nobody has to log in
 */
record SmtpServer(
        String host,
        int port,
        boolean tls,
        StartTls startTls,
        @Nullable String user,
        @Nullable String password) {
    /** Whether the connection turns to TLS once it is open. */
    enum StartTls {
        OFF,
        OFFERED,
        REQUIRED
    }

    /** @throws IOException when it is none; the address stays out of the message, for it holds a password */
    static SmtpServer of(String address, String where) throws IOException {
        try {
            var uri = new URI(address.strip());
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("smtp") || scheme.equals("smtps"))) {
                return of(uri, scheme.equals("smtps"), where);
            }
            throw new IOException(notOne(where));
        } catch (URISyntaxException unreadable) {
            throw new IOException(notOne(where));
        }
    }

    private static SmtpServer of(URI uri, boolean tls, String where) throws IOException {
        var login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        int usual = tls ? 465 : login.length == 0 ? 25 : 587;
        return new SmtpServer(
                uri.getHost(),
                uri.getPort() > 0 ? uri.getPort() : usual,
                tls,
                startTls(uri, tls, where),
                login.length == 0 ? null : decoded(login[0]),
                login.length < 2 ? null : decoded(login[1]));
    }

    private static StartTls startTls(URI uri, boolean tls, String where) throws IOException {
        if (tls) {
            return StartTls.OFF;
        }
        return switch (uri.getQuery() == null ? "" : uri.getQuery()) {
            case "" -> StartTls.OFFERED;
            case "starttls=off", "starttls=false" -> StartTls.OFF;
            case "starttls=required", "starttls=true" -> StartTls.REQUIRED;
            default -> throw new IOException(notOne(where));
        };
    }

    private static String notOne(String where) {
        return where
                + " is not a mail server's address. Maybe smtp://user:password@host:587, smtps://… or …?starttls=required";
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
