package io.waybill.mappings.request;

import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.TemplateData;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code auth.oauth2} of a mapping file.
 *
 * @param url of the token endpoint
 * @param grant a word of {@code grant:}
 * @param clientInHeader whether the client proves itself in a header instead of the form
 * @param parameters by their names in the form: {@code client_id}, {@code scope}, …
 */
record OAuth2Settings(PlacedLeaf url, String grant, boolean clientInHeader, Map<String, PlacedLeaf> parameters) {
    private static final String ID = "client_id";
    private static final String SECRET = "client_secret";

    /**
     * @throws RenderFailed when the token endpoint's address is none
     */
    TokenRequest request(TemplateData data) {
        URI uri = Target.find(url.text(data, Secrecy.SHOWN).strip());
        if (uri == null) {
            throw new RenderFailed("The address at (%s) is not valid for this lead. Maybe a value in it is missing."
                    .formatted(url.place()));
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", grant);
        parameters.forEach((name, leaf) -> put(form, name, leaf.text(data, Secrecy.SHOWN)));
        Map<String, String> headers = new LinkedHashMap<>();
        if (clientInHeader) {
            String id = form.getOrDefault(ID, "");
            String secret = form.getOrDefault(SECRET, "");
            headers.put(Auth.AUTHORIZATION, "Basic " + Auth.Basic.encoded(id, secret));
        }
        Map<String, String> posted = new LinkedHashMap<>(form);
        if (clientInHeader) {
            posted.remove(ID);
            posted.remove(SECRET);
        }
        return new TokenRequest(key(uri, form), uri, posted, headers, secrets(form));
    }

    private static Masking secrets(Map<String, String> form) {
        return Masking.of(Stream.of(SECRET, "refresh_token", "password")
                .map(name -> form.getOrDefault(name, ""))
                .toList());
    }

    private static void put(Map<String, String> form, String name, String value) {
        if (!value.isEmpty()) {
            form.put(name, value);
        }
    }

    private String key(URI uri, Map<String, String> form) {
        try {
            byte[] whole = (uri + "\n" + clientInHeader + "\n" + form).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
