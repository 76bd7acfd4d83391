package io.waybill.mappings.leadconduit;

import io.waybill.mappings.leadconduit.Step.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The settings that make the body. */
final class BodySettings {
    private static final String STAYS_EMPTY = "{{ '' | keep }}";

    private final Draft draft;
    private final Kind kind;

    BodySettings(Draft draft, Kind kind) {
        this.draft = draft;
        this.kind = kind;
    }

    /** The format and the body as entries of the file. */
    Map<String, Object> entries() {
        Map<String, Object> entries = new LinkedHashMap<>();
        String json = kind == Kind.JSON ? draft.plain("json_parameter") : null;
        if (json != null && !json.isEmpty()) {
            entries.put("format", new YamlText.Word("form"));
            entries.put("body", JsonText.form(draft, json, tree().build()));
            return entries;
        }
        entries.put("format", new YamlText.Word(word()));
        switch (kind) {
            case SOAP -> entries.put("body", SoapBody.of(draft, tree().build()));
            case STANDARD -> entries.put("body", wholeLead());
            case JSON -> entries.put("body", tree().isEmpty() ? List.of() : tree().build());
            case XML -> putXml(entries);
            case FORM, QUERY -> {
                if (!tree().isEmpty()) {
                    entries.put("body", tree().build());
                }
            }
        }
        return entries;
    }

    /** A document has one element around everything. */
    private void putXml(Map<String, Object> entries) {
        Object body = tree().build();
        if (!(body instanceof Map<?, ?> map) || map.isEmpty()) {
            return;
        }
        boolean one = map.size() == 1
                && map.entrySet().stream()
                        .noneMatch(
                                entry -> entry.getKey().toString().startsWith("@") || entry.getValue() instanceof List);
        if (!one) {
            draft.note("xml_path", "There is more than one element at the top; (root) stands around them.");
            entries.put("root", "root");
        }
        entries.put("body", body);
    }

    private String word() {
        return switch (kind) {
            case JSON -> "json";
            case XML -> "xml";
            case FORM -> "form";
            case QUERY -> "query";
            case SOAP -> "soap";
            case STANDARD -> "GET".equalsIgnoreCase(draft.plain("method")) ? "query" : "form";
        };
    }

    private Tree tree() {
        Tree tree = new Tree();
        draft.templates(kind.prefix()).forEach((name, piece) -> {
            List<String> path = path(name);
            boolean blank = piece.text().isEmpty();
            if (!path.isEmpty() && !(blank && kind == Kind.XML)) {
                tree.put(path, blank ? STAYS_EMPTY : piece.text());
            }
        });
        return tree;
    }

    /** In XML an attribute or kind of text may stand right behind an element's name. */
    private List<String> path(String name) {
        String dotted = kind == Kind.XML ? name.replaceAll("(?<=[^.])(@|#text$|#cdata$)", ".$1") : name;
        return List.of(dotted.split("\\.", -1)).stream()
                .filter(step -> !step.isEmpty())
                .toList();
    }

    private Map<String, Object> wholeLead() {
        Map<String, Object> body = new LinkedHashMap<>();
        var fields = new TreeSet<String>();
        draft.vocabulary().flows().values().forEach(flow -> fields.addAll(flow.keySet()));
        fields.forEach(field -> body.put(field, "{{ lead." + field + " }}"));
        if (fields.isEmpty()) {
            draft.note("lead.*", "The whole lead is sent, and no flow says which fields it has: list them in (body).");
        }
        draft.templates("default.custom.").forEach((name, piece) -> body.put(name, piece.text()));
        body.put("price", "{{ price }}");
        return body;
    }
}
