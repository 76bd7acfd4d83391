package io.waybill.mappings.leadconduit;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A JSON document as the value of a form's field. */
final class JsonText {
    private final Draft draft;

    private JsonText(Draft draft) {
        this.draft = draft;
    }

    /** The form: the document under its name, and what else goes along. */
    static Map<String, Object> form(Draft draft, String name, Object tree) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put(name, new JsonText(draft).text(tree));
        draft.templates("extra_parameter.").forEach((extra, piece) -> form.put(extra, piece.text()));
        draft.templates("nested_extra_parameter.")
                .forEach((extra, piece) -> form.put(extra, new JsonText(draft).text(piece.text())));
        draft.note("json_parameter", "What is missing of a lead is sent as null, not left out.");
        return form;
    }

    private String text(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                StringJoiner members = new StringJoiner(",", "{ ", " }");
                map.forEach((key, child) -> members.add(literal(key.toString()) + ":" + text(child)));
                yield members.toString();
            }
            case List<?> list -> {
                StringJoiner members = new StringJoiner(",", "[", "]");
                list.forEach(child -> members.add(text(child)));
                yield members.toString();
            }
            default -> leaf(value.toString());
        };
    }

    private String leaf(String template) {
        String expression = new Piece(template).expression();
        if (expression == null) {
            draft.note(
                    "json_parameter", "One of its values is more than a variable or a text: (%s).".formatted(template));
            return "null";
        }
        return template.contains("{{") ? "{{ (" + expression + ") | json }}" : literal(template);
    }

    private static String literal(String text) {
        return Translation.literal(TextNode.valueOf(text).toString());
    }
}
