package io.waybill.mappings.request;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Puts values into a SOAP envelope.
 *
 * @param wsse goes into the header; null for none
 */
record SoapBody(Soap soap, @Nullable UsernameToken wsse) {
    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String WSU =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String TOKENS =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#";
    private static final String BASE64 =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

    /**
     * The envelope; values that bring their own are left as they are.
     *
     * @param headers for the envelope's header; null for none
     */
    String write(Object values, @Nullable Object headers, Style style) {
        boolean enveloped = values instanceof Map<?, ?> map
                && map.keySet().stream().anyMatch(key -> key.toString().endsWith("Envelope"));
        if (enveloped) {
            return XmlBody.write(values, style.root(), style.charset());
        }
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("@xmlns:soap", soap.version().namespace());
        if (headers != null || wsse != null) {
            envelope.put("soap:Header", header(headers));
        }
        Object inside = style.root() == null ? values : Map.of(style.root(), values);
        return XmlBody.document(style.charset(), body -> envelope(body, envelope, called(inside)));
    }

    private static void envelope(XmlBody body, Map<String, Object> envelope, Object inside) throws XMLStreamException {
        envelope.put("soap:Body", inside);
        body.element("soap:Envelope", envelope);
    }

    private Object called(Object values) {
        String function = soap.function();
        if (function == null) {
            return values;
        }
        String namespace = soap.namespace();
        if (namespace == null) {
            return Map.of(function, values);
        }
        String prefix = function.indexOf(':') > 0 ? function.substring(0, function.indexOf(':')) : "";
        boolean shared = prefix.isEmpty() && soap.qualified();
        String name = shared || !prefix.isEmpty() ? function : "ns:" + function;
        String declared = shared ? "@xmlns" : "@xmlns:" + (prefix.isEmpty() ? "ns" : prefix);
        Map<Object, Object> inside = new LinkedHashMap<>();
        inside.put(declared, namespace);
        if (values instanceof Map<?, ?> map) {
            inside.putAll(map);
        } else {
            inside.put("#text", values);
        }
        return Map.of(name, inside);
    }

    private Object header(@Nullable Object headers) {
        Map<Object, Object> all = new LinkedHashMap<>();
        if (wsse != null) {
            all.put("wsse:Security", security(wsse));
        }
        if (headers instanceof Map<?, ?> map) {
            all.putAll(map);
        }
        return all;
    }

    private static Map<String, Object> security(UsernameToken token) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("wsse:Username", token.username());
        String type = TOKENS + (token.digest() ? "PasswordDigest" : "PasswordText");
        user.put("wsse:Password", typed("@Type", type, token.password()));
        user.put("wsse:Nonce", typed("@EncodingType", BASE64, token.nonce()));
        user.put("wsu:Created", token.created());
        Map<String, Object> security = new LinkedHashMap<>();
        security.put("@xmlns:wsse", WSSE);
        security.put("@xmlns:wsu", WSU);
        security.put("@soap:mustUnderstand", "1");
        security.put("wsse:UsernameToken", user);
        return security;
    }

    private static Map<String, Object> typed(String attribute, String type, String text) {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put(attribute, type);
        element.put("#text", text);
        return element;
    }
}
