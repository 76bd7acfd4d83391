package io.waybill.mappings.leadconduit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings about the answer, by our names for them. */
final class ResponseSettings {
    private static final Map<String, String> NAMES = names();
    private static final List<String> OUTCOMES = List.of("success", "failure", "error");

    private ResponseSettings() {}

    static boolean isOne(String property) {
        return NAMES.containsKey(property) || property.startsWith("capture.");
    }

    static Map<String, Object> of(Draft draft) {
        Map<String, Object> settings = new LinkedHashMap<>();
        NAMES.forEach((theirs, ours) -> {
            String value = draft.plain(theirs);
            if (value != null && !value.isEmpty()) {
                put(draft, settings, theirs, value);
            }
        });
        Map<String, Object> capture = new LinkedHashMap<>();
        draft.step().below("capture.").forEach(mapping -> capture.put(mapping.property(), mapping.value()));
        if (!capture.isEmpty()) {
            settings.put("capture", capture);
        }
        return settings;
    }

    private static void put(Draft draft, Map<String, Object> settings, String theirs, String value) {
        String ours = NAMES.getOrDefault(theirs, theirs);
        switch (theirs) {
            case "outcome_on_match" -> {
                String outcome = value.toLowerCase(Locale.ROOT);
                if (OUTCOMES.contains(outcome)) {
                    settings.put(ours, outcome);
                } else {
                    draft.note(theirs, "(%s) is no outcome. It counts as success.".formatted(value));
                }
            }
            case "fallback_price" -> {
                if (value.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")) {
                    settings.put(ours, new YamlText.Word(value.replaceFirst("^0+(?=[0-9])", "")));
                } else {
                    draft.note(theirs, "(%s) is no price.".formatted(value));
                }
            }
            case "outcome_search_term" -> {
                draft.checkPattern(theirs, value);
                settings.put(ours, value);
            }
            default -> settings.put(ours, value);
        }
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("outcome_search_term", "search");
        names.put("outcome_search_path", "search_in");
        names.put("outcome_on_match", "found");
        names.put("reason_path", "reason");
        names.put("default_reason", "default_reason");
        names.put("price_path", "price");
        names.put("fallback_price", "default_price");
        names.put("reference_path", "reference");
        names.put("response_content_type_override", "read");
        names.put("cookie_search_term", "cookie");
        return names;
    }
}
