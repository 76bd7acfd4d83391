package io.waybill.mappings.request;

import io.waybill.mappings.template.Escaping;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an OAuth2 token is asked for.
 *
 * @param key the same for everybody who asks for the same token; tells nothing about the secrets in it
 * @param form what is posted
 * @param headers proof of the client, where it does not stand in the form
 */
public record TokenRequest(
        String key, URI uri, Map<String, String> form, Map<String, String> headers, Masking secrets) {
    private static final String REFRESH_TOKEN = "refresh_token";

    /**
     * The request for a token.
     *
     * @param refreshToken takes the place of the configured one, which an earlier answer has replaced; null for the configured one
     */
    public Rendered render(@Nullable String refreshToken) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        if (refreshToken != null && fields.containsKey(REFRESH_TOKEN)) {
            fields.put(REFRESH_TOKEN, refreshToken);
        }
        String body = fields.entrySet().stream()
                .map(field -> Escaping.URL.escape(field.getKey()) + "=" + Escaping.URL.escape(field.getValue()))
                .collect(Collectors.joining("&"));
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Accept", "application/json");
        all.put("Content-Type", "application/x-www-form-urlencoded");
        Rendered.Masked nothing = new Rendered.Masked(uri.getScheme() + "://" + uri.getHost(), Map.of(), null);
        return new Rendered("POST", uri, all, body.getBytes(StandardCharsets.US_ASCII), nothing, Way.WEB, secrets);
    }

    @Override
    public String toString() {
        return "TokenRequest " + uri.getHost();
    }
}
