package io.waybill.app.intake;

import io.micronaut.http.HttpHeaders;
import io.waybill.mappings.source.SourceMapping.Auth;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
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
                same(key, headers.get("X-API-Key")) || same(key == null ? null : "API:" + key, basic(headers));
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

    private static boolean same(@Nullable String secret, @Nullable String given) {
        return secret != null
                && !secret.isBlank()
                && given != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String basic(HttpHeaders headers) {
        String encoded = scheme("basic", headers);
        if (encoded == null) {
            return null;
        }
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static @Nullable String scheme(String name, HttpHeaders headers) {
        String header = headers.get(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        String trimmed = header.strip();
        return trimmed.toLowerCase(Locale.ROOT).startsWith(name + " ")
                ? trimmed.substring(name.length() + 1).strip()
                : null;
    }
}
