package io.waybill.mappings.request;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Hides what its name gives away as a secret, for the journal: the author may have written it out instead of naming a secret. */
final class Sensitive {
    static final String MASK = "***";
    private static final Pattern NAME = Pattern.compile(
            "(?i)(^|[-_.])(authori[sz]ation|auth|cookie|secret|passw(or)?d|pwd|(api|access|private|secret)?[-_]?key|(access|api|auth|bearer)?[-_]?token)$");
    /** How secret names end: most names end otherwise, and need no closer look. */
    private static final List<String> ENDINGS =
            List.of("ation", "auth", "cookie", "secret", "password", "passwd", "pwd", "key", "token");

    private static final Pattern USER = Pattern.compile("^([A-Za-z]+://)[^/@?#]*@");
    private static final Pattern NOT_SECRET = Pattern.compile("(?i)idempotency[-_]?key$");

    private Sensitive() {}

    static boolean isSecret(String name) {
        return ENDINGS.stream().anyMatch(ending -> endsWith(name, ending))
                && NAME.matcher(name).find()
                && !NOT_SECRET.matcher(name).find();
    }

    private static boolean endsWith(String name, String ending) {
        return name.regionMatches(true, name.length() - ending.length(), ending, 0, ending.length());
    }

    /**
     * @param already the headers that prove who is asking and are masked with their scheme kept
     */
    static Map<String, String> maskHeaders(Map<String, String> headers, Set<String> already) {
        Map<String, String> masked = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> masked.put(name, isSecret(name) && !already.contains(name) ? MASK : value));
        return masked;
    }

    /** Hides parameters by their names, and a user before the host. */
    static String maskUri(String uri) {
        String open = uri.indexOf('@') < 0 ? uri : USER.matcher(uri).replaceFirst("$1" + MASK + "@");
        int query = open.indexOf('?');
        if (query < 0) {
            return open;
        }
        return open.substring(0, query + 1)
                + Arrays.stream(open.substring(query + 1).split("&", -1))
                        .map(Sensitive::maskPair)
                        .collect(Collectors.joining("&"));
    }

    private static String maskPair(String pair) {
        int equals = pair.indexOf('=');
        return equals > 0 && isSecret(pair.substring(0, equals)) ? pair.substring(0, equals + 1) + MASK : pair;
    }
}
