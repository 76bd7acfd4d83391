package io.waybill.mappings.leadconduit;

import io.waybill.mappings.leadconduit.Step.Kind;
import java.util.Map;
import java.util.Set;

/** Notes the settings that nothing here was made of. */
final class Leftovers {
    private static final Set<String> KNOWN = Set.of(
            "url",
            "method",
            "basic_username",
            "basic_password",
            "bearer_token",
            "timeout_seconds",
            "send_ascii",
            "json_parameter",
            "function",
            "version",
            "root_xmlns_attribute_value",
            "default_outcome");
    private static final Map<String, String> NOT_HERE = Map.of(
            "credential_id", "Credentials stay in the account they were made in: fill in (auth).",
            "follow_redirects", "Redirects are not followed here: give the address that answers.",
            "encode_form_field_names", "Names of form fields are always encoded here.",
            "xml_parameter", "A document inside a form's field is not available here.",
            "wss_username", "WS-Security is not available here.",
            "wss_password", "WS-Security is not available here.",
            "wss_digest_password", "WS-Security is not available here.",
            "root_namespace_prefix", "The prefix of the root is not set here.",
            "root_xmlns_attribute_name", "The attribute's name is always xmlns here.");

    private final Draft draft;
    private final Kind kind;

    Leftovers(Draft draft, Kind kind) {
        this.draft = draft;
        this.kind = kind;
    }

    void note() {
        for (Step.Mapping mapping : draft.step().mappings()) {
            String property = mapping.property();
            String why = NOT_HERE.get(property);
            if (why != null) {
                draft.note(property, why);
            } else if (!isKnown(property)) {
                draft.note(property, "This setting is not known here.");
            }
        }
    }

    private boolean isKnown(String property) {
        boolean extra = property.startsWith("extra_parameter.") || property.startsWith("nested_extra_parameter.");
        return KNOWN.contains(property)
                || ResponseSettings.isOne(property)
                || property.startsWith("header.")
                || property.startsWith(kind.prefix())
                || (property.startsWith("soap_header.") && kind == Kind.SOAP)
                || (property.startsWith("lead.") && kind == Kind.STANDARD)
                || (extra && isSet("json_parameter"));
    }

    private boolean isSet(String property) {
        Step.Mapping mapping = draft.step().find(property);
        return mapping != null && !mapping.value().isBlank();
    }
}
