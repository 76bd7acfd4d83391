package io.waybill.mappings.request;

import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.TemplateData;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a request proves itself. */
sealed interface Auth {
    /** What the proof adds to a request. */
    Credentials credentials(TemplateData data);

    /** Headers and URL parameters that prove who is asking. */
    record Credentials(Map<String, String> headers, Map<String, String> query) {
        /** For the journal: the names, and of {@code Authorization} the scheme. */
        Credentials masked() {
            return new Credentials(masked(headers), masked(query));
        }

        private static Map<String, String> masked(Map<String, String> values) {
            Map<String, String> masked = new LinkedHashMap<>();
            values.forEach((name, value) -> {
                boolean scheme = name.equals(AUTHORIZATION) && value.indexOf(' ') > 0;
                masked.put(name, scheme ? value.substring(0, value.indexOf(' ') + 1) + Sensitive.MASK : Sensitive.MASK);
            });
            return masked;
        }
    }

    String AUTHORIZATION = "Authorization";

    /** None needed. */
    record None() implements Auth {
        @Override
        public Credentials credentials(TemplateData data) {
            return new Credentials(Map.of(), Map.of());
        }
    }

    /** {@code Authorization: Bearer …}. */
    record Bearer(PlacedLeaf token) implements Auth {
        @Override
        public Credentials credentials(TemplateData data) {
            return new Credentials(Map.of(AUTHORIZATION, "Bearer " + token.text(data, Secrecy.SHOWN)), Map.of());
        }
    }

    /** {@code Authorization: Basic …}. */
    record Basic(PlacedLeaf username, PlacedLeaf password) implements Auth {
        @Override
        public Credentials credentials(TemplateData data) {
            String both = username.text(data, Secrecy.SHOWN) + ":" + password.text(data, Secrecy.SHOWN);
            String encoded = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
            return new Credentials(Map.of(AUTHORIZATION, "Basic " + encoded), Map.of());
        }
    }

    /** Headers of the recipient's own. */
    record Headers(Map<String, PlacedLeaf> headers) implements Auth {
        @Override
        public Credentials credentials(TemplateData data) {
            return new Credentials(texts(headers, data), Map.of());
        }
    }

    /** Parameters of the URL. */
    record Query(Map<String, PlacedLeaf> parameters) implements Auth {
        @Override
        public Credentials credentials(TemplateData data) {
            return new Credentials(Map.of(), texts(parameters, data));
        }
    }

    /** A token fetched first. */
    record OAuth2() implements Auth {
        @Override
        public Credentials credentials(TemplateData data) {
            throw new RenderFailed(
                    "(auth.oauth2) is not available yet. Maybe auth: { bearer: … } with a token that lasts.");
        }
    }

    private static Map<String, String> texts(Map<String, PlacedLeaf> leaves, TemplateData data) {
        Map<String, String> texts = new LinkedHashMap<>();
        leaves.forEach((name, leaf) -> texts.put(name, leaf.text(data, Secrecy.SHOWN)));
        return texts;
    }
}
