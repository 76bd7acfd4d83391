package io.waybill.app.intake;

import io.micronaut.http.HttpHeaders;
import io.waybill.mappings.source.SourceMapping.Auth;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares what a request proves itself with to what the source's file asks for, in time that tells nothing. */
final class Credentials {
    private Credentials() {}

    /** Whether the request carries what is asked for. A secret that is not configured is never met. */
    static boolean prove(Auth auth, HttpHeaders headers) {
        return switch (auth) {
            case Auth.None() -> true;
            case Auth.ApiKey(String key) ->
                same(key, only("X-API-Key", headers)) || same(key == null ? null : "API:" + key, basic(headers));
            case Auth.Basic(String username, String password) ->
                same(password == null ? null : username + ":" + password, basic(headers));
            case Auth.Bearer(String token) -> same(token, scheme("bearer", headers));
        };
    }

    /** What a 401 asks for. */
    static String challenge(Auth auth) {
        return switch (auth) {
            case Auth.None() -> "";
            case Auth.ApiKey _, Auth.Basic _ -> "Basic realm=\"Waybill\", charset=\"UTF-8\"";
            case Auth.Bearer _ -> "Bearer realm=\"Waybill\"";
        };
    }

    /** A header's bytes arrive one a character; a client may have meant them as UTF-8 or as ISO 8859-1. */
    private static boolean same(@Nullable String secret, @Nullable String given) {
        return same(secret, given == null ? null : given.getBytes(StandardCharsets.ISO_8859_1))
                || same(secret, given == null ? null : given.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean same(@Nullable String secret, byte @Nullable [] given) {
        if (secret == null || secret.isBlank() || given == null) {
            return false;
        }
        boolean utf8 = MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given);
        boolean latin = MessageDigest.isEqual(secret.getBytes(StandardCharsets.ISO_8859_1), given);
        // A character that ISO 8859-1 lacks is written as a question mark there, which must not be a way in.
        return utf8 || (latin && StandardCharsets.ISO_8859_1.newEncoder().canEncode(secret));
    }

    private static byte @Nullable [] basic(HttpHeaders headers) {
        String encoded = scheme("basic", headers);
        if (encoded == null) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** The header's one value; null when there is none, or when several say different things. */
    private static @Nullable String only(String name, HttpHeaders headers) {
        List<String> values = headers.getAll(name).stream().distinct().toList();
        return values.size() == 1 ? values.getFirst() : null;
    }

    private static @Nullable String scheme(String name, HttpHeaders headers) {
        String header = only(HttpHeaders.AUTHORIZATION, headers);
        if (header == null) {
            return null;
        }
        String trimmed = header.strip();
        return trimmed.toLowerCase(Locale.ROOT).startsWith(name + " ")
                ? trimmed.substring(name.length() + 1).strip()
                : null;
    }
}
