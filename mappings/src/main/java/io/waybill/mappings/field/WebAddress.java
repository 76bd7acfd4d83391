package io.waybill.mappings.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.IDN;
import java.util.Locale;
import org.apache.commons.validator.routines.InetAddressValidator;
import org.jspecify.annotations.Nullable;

/**
 * An {@code http} or {@code https} address, taken apart and written as browsers do: the scheme and the host in lower case and
 * ASCII, a slash for an empty path, no port where it is the scheme's own, escapes for what an address must not have.
 *
 * @param user what stands before an {@code @}, with it; empty without
 * @param port null when it is the scheme's own
 * @param path with its slash
 * @param query without the question mark; null without one
 * @param hash with the number sign; empty without
 */
record WebAddress(
        String protocol,
        String user,
        String host,
        @Nullable Integer port,
        String path,
        @Nullable String query,
        String hash) {
    private static final int LONGEST = 8000;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*):(?:[^\\d].*|)");
    private static final Pattern ADDRESS = Pattern.compile(
            "(https?)://([^/?#@\\s]*@)?(\\[[0-9a-f:.]+\\]|[^/?#@:\\s\\[\\]]+)(?::(\\d{0,5}))?(/[^?#]*)?(?:\\?([^#]*))?(#.*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST_LABELS = Pattern.compile("[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\\.?");
    private static final Pattern DOTTED_NUMBERS = Pattern.compile("\\d+(?:\\.\\d+){3}");
    private static final String ESCAPED = " \"<>";
    private static final String ESCAPED_IN_PATHS = ESCAPED + "`{}";

    /** Null when it is not one. Without a scheme, {@code http} is meant. */
    static @Nullable WebAddress find(String raw) {
        String text = RawText.trimmed(raw);
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            return null;
        }
        Matcher address = ADDRESS.matcher(withScheme(text).replace(" ", "%20"));
        if (!address.matches() || !isPort(address.group(4))) {
            return null;
        }
        String host = host(address.group(3));
        return host == null ? null : of(address, host);
    }

    private static WebAddress of(Matcher address, String host) {
        String protocol = address.group(1).toLowerCase(Locale.ROOT);
        String path = orEmpty(address.group(5));
        String query = address.group(6);
        String hash = orEmpty(address.group(7));
        return new WebAddress(
                protocol,
                orEmpty(address.group(2)),
                host,
                port(protocol, orEmpty(address.group(4))),
                path.isEmpty() ? "/" : escaped(path, ESCAPED_IN_PATHS),
                query == null ? null : escaped(query, ESCAPED),
                hash.equals("#") ? "" : escaped(hash, ESCAPED + "`"));
    }

    /** As one text. */
    String text() {
        return protocol
                + "://"
                + user
                + host
                + (port == null ? "" : ":" + port)
                + path
                + (query == null ? "" : "?" + query)
                + hash;
    }

    private static String withScheme(String text) {
        if (text.startsWith("//")) {
            return "http:" + text;
        }
        return SCHEME.matches(text) ? text : "http://" + text;
    }

    /** In lower case and ASCII; null when it is none. */
    private static @Nullable String host(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[")) {
            return InetAddressValidator.getInstance().isValidInet6Address(lower.substring(1, lower.length() - 1))
                    ? lower
                    : null;
        }
        try {
            String ascii = IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            boolean address = !DOTTED_NUMBERS.matches(ascii)
                    || InetAddressValidator.getInstance().isValidInet4Address(ascii);
            return address && HOST_LABELS.matches(ascii) && !ascii.contains("..") ? unchanged(lower, ascii) : null;
        } catch (IllegalArgumentException notAHost) {
            return null;
        }
    }

    /** The older rules of the JDK write some letters as others ({@code ß} as {@code ss}), which is another host. */
    private static String unchanged(String written, String ascii) {
        return written.indexOf('\u00df') >= 0 || written.indexOf('\u03c2') >= 0 ? written : ascii;
    }

    private static boolean isPort(@Nullable String port) {
        return port == null || port.isEmpty() || (Integer.parseInt(port) > 0 && Integer.parseInt(port) <= HIGHEST_PORT);
    }

    private static @Nullable Integer port(String protocol, String written) {
        String own = protocol.equals("http") ? "80" : "443";
        return written.isEmpty() || written.equals(own) ? null : Integer.valueOf(written);
    }

    private static String escaped(String text, String forbidden) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c > '~' || forbidden.indexOf(c) >= 0) {
                for (byte part : Character.toString(c).getBytes(UTF_8)) {
                    escaped.append("%%%02X".formatted(part));
                }
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
