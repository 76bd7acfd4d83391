package io.waybill.app.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.leads.Masking;
import io.waybill.app.routing.PastRound;
import io.waybill.app.security.Role;
import io.waybill.mappings.Recipient;
import io.waybill.rules.cases.CaseWriter;
import io.waybill.rules.cases.Cases;
import io.waybill.rules.cases.LeadReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a case of a round. Personal data is replaced by invented values of the same shape as long as that changes nothing of what the rules say: whether
 * it does, the rules are asked.
 *
 * @param flow the release that decided, or what is in force where that is gone
 */
record LeadCase(LeadStory story, PastRound round, ActiveFlow flow, LeadReader leads) {
    /**
     * A case, made.
     *
     * @param masked fields with invented values
     * @param kept fields, and other places, that hold what the person sent
     */
    record Saved(String file, ObjectNode content, List<String> masked, List<String> kept) {}

    Saved save(String name, boolean raw, Role role) {
        Map<String, String> fields = fields();
        var personal = Invented.personal(types(), raw ? role : Role.VIEWER);
        var masked = new ArrayList<String>();
        var kept = new ArrayList<String>();
        ObjectNode content = written(name, fields);
        Cases.Results before = run(content);
        for (String field : personal) {
            if (invent(field, fields, name, before, Invented.isSecret(type(field), role))) {
                masked.add(field);
            } else {
                kept.add(field);
            }
        }
        content = written(name, fields);
        ObjectNode quiet = withoutNames(content, raw ? role : Role.VIEWER);
        if (same(run(quiet), before)) {
            content = quiet;
        } else {
            kept.add("answers");
        }
        return new Saved(file(name), content, masked, kept);
    }

    /** Takes the first invented value that changes nothing; what the caller must not see is replaced in any case. */
    private boolean invent(
            String field, Map<String, String> fields, String name, Cases.Results before, boolean secret) {
        String sent = fields.getOrDefault(field, "");
        List<String> invented = Invented.values(type(field), sent);
        for (String value : invented) {
            fields.put(field, value);
            if (same(run(written(name, fields)), before)) {
                return true;
            }
        }
        fields.put(field, secret ? invented.getFirst() : sent);
        return secret;
    }

    private static boolean same(Cases.Results one, Cases.Results other) {
        return one.problems().equals(other.problems()) && one.cases().equals(other.cases());
    }

    private ObjectNode written(String name, Map<String, String> fields) {
        return CaseWriter.write(name, fields, round.facts(flow.mappings()), round.evaluation());
    }

    /** Answers may repeat what the person sent. */
    private ObjectNode withoutNames(ObjectNode content, Role role) {
        var lead = content.get("lead");
        var masking = new Masking(role, story.report().events().getFirst());
        var masked = (ObjectNode) masking.mask(content);
        masked.set("name", content.get("name"));
        var fields = masked.putObject("lead");
        lead.properties()
                .forEach(field -> fields.set(
                        field.getKey(),
                        masking.hides(field.getKey()) ? field.getValue() : masking.mask(field.getValue())));
        return masked;
    }

    private Cases.Results run(ObjectNode content) {
        var kinds = flow.mappings().recipients().values().stream()
                .collect(Collectors.toMap(Recipient::id, Recipient::kind));
        return new Cases(flow.rules(), leads, kinds)
                .results(Map.of("case.json", content.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        story.report()
                .events()
                .getFirst()
                .path("fields")
                .properties()
                .forEach(field ->
                        fields.put(field.getKey(), field.getValue().path("raw").asText()));
        return fields;
    }

    private Map<String, String> types() {
        var types = new LinkedHashMap<String, String>();
        story.report()
                .events()
                .getFirst()
                .path("fields")
                .properties()
                .forEach(field ->
                        types.put(field.getKey(), field.getValue().path("type").asText()));
        return types;
    }

    private String type(String field) {
        return types().getOrDefault(field, "");
    }

    private String file(String name) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var named = plain.isEmpty() ? story.report().id() : plain.substring(0, Math.min(plain.length(), 80));
        return "rules/flows/%s/cases/%s.json".formatted(story.report().flow(), named);
    }
}
