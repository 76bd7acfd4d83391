package io.waybill.mappings.request;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code soap:} of a mapping file: what stands around the body.
 *
 * @param action what is asked for, as a header says it; empty where nothing is said
 * @param function the element around the body's values; null when the body has its own
 * @param namespace of that element; null for none
 * @param qualified whether what is inside shares the namespace
 * @param headers what goes into the envelope's header; null for nothing
 */
record Soap(
        Version version,
        String action,
        @Nullable String function,
        @Nullable String namespace,
        boolean qualified,
        @Nullable BodyTree headers) {
    static final Soap PLAIN = new Soap(Version.V1_1, "", null, null, true, null);

    /** Which SOAP. */
    enum Version {
        V1_1("http://schemas.xmlsoap.org/soap/envelope/"),
        V1_2("http://www.w3.org/2003/05/soap-envelope");

        private final String namespace;

        Version(String namespace) {
            this.namespace = namespace;
        }

        String namespace() {
            return namespace;
        }
    }

    String contentType(Charset charset) {
        String name = charset.name().toLowerCase(Locale.ROOT);
        return switch (version) {
            case V1_1 -> "text/xml; charset=" + name;
            case V1_2 ->
                "application/soap+xml; charset=" + name + (action.isEmpty() ? "" : "; action=\"" + action + "\"");
        };
    }

    /** Headers of the request that SOAP asks for. */
    Map<String, String> requestHeaders() {
        return switch (version) {
            case V1_1 -> Map.of("SOAPAction", "\"" + action + "\"");
            case V1_2 -> Map.of();
        };
    }
}
