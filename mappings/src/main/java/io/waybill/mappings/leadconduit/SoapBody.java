package io.waybill.mappings.leadconduit;

import java.util.LinkedHashMap;
import java.util.Map;

/** A call's envelope. */
final class SoapBody {
    private static final String V1_1 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String V1_2 = "http://www.w3.org/2003/05/soap-envelope";

    private SoapBody() {}

    static Map<String, Object> of(Draft draft, Object arguments) {
        draft.note("url", "A WSDL is not read here: check the address, the names and the namespace of what is sent.");
        String function = draft.plain("function");
        String namespace = draft.plain("root_xmlns_attribute_value");
        Map<String, Object> call = new LinkedHashMap<>();
        if (namespace != null && !namespace.isEmpty()) {
            call.put("@xmlns", namespace);
        }
        if (arguments instanceof Map<?, ?> map) {
            map.forEach((name, value) -> call.put(name.toString(), value));
        }
        Tree header = new Tree();
        draft.templates("soap_header.")
                .forEach((name, piece) -> header.put(java.util.List.of(name.split("\\.")), piece.text()));
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("@xmlns:soap", "1.2".equals(draft.plain("version")) ? V1_2 : V1_1);
        if (!header.isEmpty()) {
            envelope.put("soap:Header", header.build());
        }
        envelope.put("soap:Body", Map.of(function == null || function.isEmpty() ? "request" : function, call));
        return Map.of("soap:Envelope", envelope);
    }
}
