package io.waybill.mappings.request;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What proves who is asking.
 *
 * @param secrets values that must not show
 * @param token to be fetched first, or null
 * @param wsse goes into a SOAP envelope, or null
 */
record Credentials(
        Map<String, String> headers,
        Map<String, String> query,
        List<String> secrets,
        @Nullable TokenRequest token,
        @Nullable UsernameToken wsse) {
    static final Credentials NONE = new Credentials(Map.of(), Map.of(), List.of(), null, null);

    /** Written out they may be just a name, and a name in an answer is no secret. */
    private static final int WORTH_HIDING = 8;

    static Credentials headers(Map<String, String> headers, Collection<String> secrets) {
        return new Credentials(headers, Map.of(), worthHiding(secrets), null, null);
    }

    static Credentials query(Map<String, String> query) {
        return new Credentials(Map.of(), query, worthHiding(query.values()), null, null);
    }

    static Credentials token(TokenRequest token) {
        return new Credentials(Map.of(), Map.of(), List.of(), token, null);
    }

    static Credentials wsse(UsernameToken wsse) {
        return new Credentials(Map.of(), Map.of(), worthHiding(List.of(wsse.password())), null, wsse);
    }

    /** For the journal: the names, and of {@code Authorization} the scheme. */
    Credentials masked() {
        Map<String, String> shown = masked(headers);
        if (token != null) {
            shown.put(Auth.AUTHORIZATION, "Bearer " + Sensitive.MASK);
        }
        return new Credentials(shown, masked(query), List.of(), null, wsse == null ? null : wsse.masked());
    }

    private static List<String> worthHiding(Collection<String> values) {
        return values.stream().filter(value -> value.length() >= WORTH_HIDING).toList();
    }

    private static Map<String, String> masked(Map<String, String> values) {
        Map<String, String> masked = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            boolean scheme = name.equals(Auth.AUTHORIZATION) && value.indexOf(' ') > 0;
            masked.put(name, scheme ? value.substring(0, value.indexOf(' ') + 1) + Sensitive.MASK : Sensitive.MASK);
        });
        return masked;
    }
}
