package io.waybill.app.exchange;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a rendered address leads, as far as its text says. Names are looked up later, see {@link AddressGuard}. */
sealed interface Destination {
    /**
     * It may be tried.
     *
     * @param target path and query, as the request line carries them
     */
    record To(Endpoint endpoint, String target) implements Destination {}

    /** Nothing may be sent there. */
    record Refused(String detail) implements Destination {}

    /** Exactly one plain segment: nothing that a server could decode or normalise into another path. */
    Pattern SANDBOX_PATH = Pattern.compile("/sandbox/[A-Za-z0-9-]+");

    static Destination of(URI rendered, OwnServer own) {
        var uri = URI.create(rendered.toASCIIString());
        if (uri.getRawAuthority() == null && uri.getScheme() == null) {
            return ofPath(uri, own);
        }
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return new Refused("address has scheme \"" + scheme + "\". Maybe begin it with https://");
        }
        var fault = authorityFault(uri);
        return fault == null ? ofAbsolute(uri, scheme.equals("https")) : new Refused(fault);
    }

    private static @Nullable String authorityFault(URI uri) {
        if (uri.getRawUserInfo() != null) {
            return "address carries a user name. Maybe use auth: { basic: … }";
        }
        if (uri.getHost() == null) {
            return "address has no valid host name. Maybe its host has an underscore or is empty";
        }
        return uri.getPort() == 0 || uri.getPort() > 65535 ? "address has port " + uri.getPort() : null;
    }

    private static Destination ofAbsolute(URI uri, boolean tls) {
        var port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        return new To(new Endpoint(tls, bare(uri.getHost()), port, isSandbox(uri)), target(uri));
    }

    private static Destination ofPath(URI uri, OwnServer own) {
        if (!isSandbox(uri)) {
            return new Refused("address has no host. Maybe begin it with https://");
        }
        if (!own.sandbox()) {
            return new Refused("the sandbox is off. Maybe set WAYBILL_SANDBOX=true");
        }
        InetSocketAddress address = own.find();
        if (address == null) {
            return new Refused("the sandbox has not started");
        }
        var endpoint = new Endpoint(false, address.getAddress().getHostAddress(), address.getPort(), true);
        return new To(endpoint, target(uri));
    }

    private static boolean isSandbox(URI uri) {
        return uri.getRawPath() != null
                && SANDBOX_PATH.matcher(uri.getRawPath()).matches();
    }

    private static String bare(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") ? lower.substring(1, lower.length() - 1) : lower;
    }

    private static String target(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
