package io.waybill.app.intake;

import io.micronaut.http.HttpStatus;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a source sent, body and query together.
 *
 * @param fields the source's names, dotted where nested, to texts or lists of texts
 * @param redirect where the caller's browser goes with the answer, or null
 * @param batch the leads of a request that brings several, which then has no fields of its own; else null
 */
record SentFields(
        Map<String, Object> fields,
        @Nullable URI redirect,
        @Nullable List<Checked<SentFields>> batch) {
    private static final String CERTIFICATE = "trustedform_cert_url";

    /** One lead. */
    SentFields(Map<String, Object> fields, @Nullable URI redirect) {
        this(fields, redirect, null);
    }

    /** Several leads, at least one. */
    static SentFields batch(List<Checked<SentFields>> members) {
        return new SentFields(Map.of(), null, List.copyOf(members));
    }

    /** Lays the query over the body: a name in the query wins over the body's, even over a list or all that is nested below it. */
    static Checked<SentFields> merge(Query query, Map<String, Object> body) {
        Map<String, Object> fields = new LinkedHashMap<>(Tree.flatten(body));
        fields.keySet().removeIf(name -> covered(name, query.fields()));
        fields.putAll(query.fields());
        trustedForm(fields, query.ping());
        String sent = SentValue.first(fields.remove(Query.REDIRECT));
        if (query.redirect() != null || sent == null || sent.isBlank()) {
            return Checked.passed(new SentFields(fields, query.redirect()));
        }
        URI target = Query.findTarget(sent);
        return target == null
                ? Checked.refused(HttpStatus.BAD_REQUEST, "Invalid redir_url")
                : Checked.passed(new SentFields(fields, target));
    }

    private static boolean covered(String name, Map<String, Object> query) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (query.containsKey(name.substring(0, dot))) {
                return true;
            }
        }
        return query.containsKey(name);
    }

    /** TrustedForm's script names its fields in its own way. Its ping address stands for the certificate's in a ping and is of no use elsewhere. */
    private static void trustedForm(Map<String, Object> fields, boolean ping) {
        Object pinged = null;
        for (String name : fields.keySet().toArray(String[]::new)) {
            if (name.equalsIgnoreCase("xxTrustedFormCertUrl")) {
                Object certificate = fields.remove(name);
                if (certificate != null
                        && !String.valueOf(SentValue.first(certificate)).isBlank()) {
                    fields.put(CERTIFICATE, certificate);
                }
            } else if (name.equalsIgnoreCase("xxTrustedFormPingUrl") || name.equals("trustedform_ping_url")) {
                pinged = fields.remove(name);
            }
        }
        if (ping && pinged != null && !String.valueOf(SentValue.first(pinged)).isBlank()) {
            fields.put(CERTIFICATE, pinged);
        }
    }
}
