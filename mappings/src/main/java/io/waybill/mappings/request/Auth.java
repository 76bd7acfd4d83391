package io.waybill.mappings.request;

import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.TemplateData;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a request proves itself. */
sealed interface Auth {
    /** What the proof adds to a request. */
    Credentials credentials(TemplateData data);

    String AUTHORIZATION = "Authorization";

    /** None needed. */
    record None() implements Auth {
        @Override
        public Credentials credentials(TemplateData data) {
            return Credentials.NONE;
        }
    }

    /** {@code Authorization: Bearer …}. */
    record Bearer(PlacedLeaf token) implements Auth {
        @Override
        public Credentials credentials(TemplateData data) {
            String value = token.text(data, Secrecy.SHOWN);
            return Credentials.headers(Map.of(AUTHORIZATION, "Bearer " + value), List.of(value));
        }
    }

    /** {@code Authorization: Basic …}. */
    record Basic(PlacedLeaf username, PlacedLeaf password) implements Auth {
        @Override
        public Credentials credentials(TemplateData data) {
            String secret = password.text(data, Secrecy.SHOWN);
            String encoded = encoded(username.text(data, Secrecy.SHOWN), secret);
            return Credentials.headers(Map.of(AUTHORIZATION, "Basic " + encoded), List.of(encoded, secret));
        }

        static String encoded(String username, String password) {
            return Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Headers of the recipient's own. */
    record Headers(Map<String, PlacedLeaf> headers) implements Auth {
        @Override
        public Credentials credentials(TemplateData data) {
            Map<String, String> texts = texts(headers, data);
            return Credentials.headers(texts, texts.values());
        }
    }

    /** Parameters of the URL. */
    record Query(Map<String, PlacedLeaf> parameters) implements Auth {
        @Override
        public Credentials credentials(TemplateData data) {
            return Credentials.query(texts(parameters, data));
        }
    }

    /** A token fetched first. */
    record OAuth2(OAuth2Settings settings) implements Auth {
        @Override
        public Credentials credentials(TemplateData data) {
            return Credentials.token(settings.request(data));
        }
    }

    /** WS-Security's user name token, inside a SOAP envelope. */
    record Wsse(PlacedLeaf username, PlacedLeaf password, boolean digest) implements Auth {
        @Override
        public Credentials credentials(TemplateData data) {
            return Credentials.wsse(UsernameToken.of(
                    username.text(data, Secrecy.SHOWN), password.text(data, Secrecy.SHOWN), digest, data.now()));
        }
    }

    /** A private key, for SFTP. */
    record Key(PlacedLeaf username, PlacedLeaf key, PlacedLeaf passphrase) implements Auth {
        @Override
        public Credentials credentials(TemplateData data) {
            return Credentials.NONE;
        }
    }

    private static Map<String, String> texts(Map<String, PlacedLeaf> leaves, TemplateData data) {
        Map<String, String> texts = new LinkedHashMap<>();
        leaves.forEach((name, leaf) -> texts.put(name, leaf.text(data, Secrecy.SHOWN)));
        return texts;
    }
}
