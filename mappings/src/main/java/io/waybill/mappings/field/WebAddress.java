package io.waybill.mappings.field;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An {@code http} or {@code https} address, taken apart.
 *
 * @param user what stands before an {@code @}, with it; empty without
 * @param port null when none is written
 * @param path with its slash; empty without
 * @param query without the question mark
 * @param hash with the number sign
 */
record WebAddress(
        String protocol,
        String user,
        String host,
        @Nullable Integer port,
        String path,
        @Nullable String query,
        @Nullable String hash) {
    private static final int LONGEST = 8000;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*):(?:[^\\d].*|)");
    private static final Pattern ADDRESS = Pattern.compile(
            "(https?)://([^/?#@\\s]*@)?(\\[[0-9a-f:.]+\\]|[^/?#@:\\s\\[\\]]+)(?::(\\d{0,5}))?(/[^?#]*)?(?:\\?([^#]*))?(#.*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST_LABELS = Pattern.compile("[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\\.?");

    /** Null when it is not one. Without a scheme, {@code http} is meant. */
    static @Nullable WebAddress find(String raw) {
        String text = RawText.trimmed(raw);
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            return null;
        }
        Matcher address = ADDRESS.matcher(withScheme(text).replace(" ", "%20"));
        if (!address.matches() || !isHost(address.group(3)) || !isPort(address.group(4))) {
            return null;
        }
        String port = address.group(4);
        return new WebAddress(
                address.group(1).toLowerCase(Locale.ROOT),
                orEmpty(address.group(2)),
                address.group(3).toLowerCase(Locale.ROOT),
                port == null || port.isEmpty() ? null : Integer.valueOf(port),
                orEmpty(address.group(5)),
                address.group(6),
                address.group(7));
    }

    /** As one text: the scheme and the host in lower case, the rest as written. */
    String text() {
        return protocol
                + "://"
                + user
                + host
                + (port == null ? "" : ":" + port)
                + path
                + (query == null ? "" : "?" + query)
                + orEmpty(hash);
    }

    private static String withScheme(String text) {
        if (text.startsWith("//")) {
            return "http:" + text;
        }
        return SCHEME.matches(text) ? text : "http://" + text;
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return true;
        }
        try {
            return HOST_LABELS.matches(IDN.toASCII(host).toLowerCase(Locale.ROOT)) && !host.contains("..");
        } catch (IllegalArgumentException notAHost) {
            return false;
        }
    }

    private static boolean isPort(@Nullable String port) {
        return port == null || port.isEmpty() || (Integer.parseInt(port) > 0 && Integer.parseInt(port) <= HIGHEST_PORT);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
