package io.waybill.app.intake;

import io.micronaut.http.HttpStatus;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the query string says: fields, and how to answer.
 *
 * @param fields flat names to texts or lists of texts, without the two below
 * @param redirect where the caller's browser goes with the answer, or null
 * @param patience how long the caller waits for an outcome, or null for the flow's own time
 * @param ping whether a price is asked for, rather than a lead handed in
 */
record Query(
        Map<String, Object> fields,
        @Nullable URI redirect,
        @Nullable Duration patience,
        boolean ping) {
    static final String REDIRECT = "redir_url";
    private static final String WAIT = "wait";
    private static final long LONGEST_WAIT_SECONDS = 60;

    /** What browsers and proxies still follow. */
    private static final int LONGEST_REDIRECT = 8000;

    private static final Pattern AUTHORITY = Pattern.compile("(?s)([^/?#]*//[^/?#]*)([/?#].*)");

    /** What comes with a lead. */
    Query(Map<String, Object> fields, @Nullable URI redirect, @Nullable Duration patience) {
        this(fields, redirect, patience, false);
    }

    /** The same for a ping. */
    Query forPing() {
        return new Query(fields, redirect, patience, true);
    }

    /** @param raw the query string with its escapes, or null */
    static Checked<Query> read(@Nullable String raw) {
        Map<String, Object> pairs = raw == null ? Map.of() : FormBody.pairs(asBytes(raw), StandardCharsets.UTF_8);
        Map<String, Object> fields = new LinkedHashMap<>(Tree.flatten(pairs));
        String redirect = SentValue.first(fields.remove(REDIRECT));
        String wait = SentValue.first(fields.remove(WAIT));
        URI target = redirect == null ? null : findTarget(redirect);
        if (redirect != null && target == null) {
            return Checked.refused(HttpStatus.BAD_REQUEST, "Invalid redir_url");
        }
        if (wait != null && !wait.matches("[0-9]{1,9}")) {
            return Checked.refused(HttpStatus.BAD_REQUEST, "Invalid wait: it must be a number of seconds");
        }
        return Checked.passed(new Query(fields, target, wait == null ? null : seconds(wait)));
    }

    private static Duration seconds(String wait) {
        return Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, Long.parseLong(wait)));
    }

    /** The address when it is a whole http or https one; null otherwise. */
    static @Nullable URI findTarget(String redirect) {
        if (redirect.length() > LONGEST_REDIRECT) {
            return null;
        }
        try {
            URI uri = new URI(escapedTail(redirect.strip()));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getRawAuthority() != null ? uri : null;
        } catch (URISyntaxException invalid) {
            return null;
        }
    }

    /** Behind the host, characters that an address must not have are escaped, as browsers do. */
    private static String escapedTail(String address) {
        Matcher parts = AUTHORITY.matcher(address);
        return parts.matches() ? parts.group(1) + SloppyAddresses.escapeAll(utf8Bytes(parts.group(2))) : address;
    }

    /** Characters beyond ISO 8859-1 can only stand there unescaped; they count as their UTF-8 bytes. */
    private static String asBytes(String raw) {
        return raw.chars().allMatch(c -> c <= 0xFF) ? raw : utf8Bytes(raw);
    }

    private static String utf8Bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
