package io.waybill.mappings.leadconduit;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the recipient steps in JSON: one step, a list of them, or a whole flow. */
final class StepReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StepReader() {}

    /**
     * The steps, in their order.
     *
     * @throws Untranslatable when there is none; the message says what is there instead
     */
    static List<Step> read(String json) {
        List<Step> steps = new ArrayList<>();
        collect(parse(json.startsWith("\uFEFF") ? json.substring(1) : json), steps);
        if (steps.isEmpty()) {
            throw new Untranslatable(
                    "There is no recipient step in it. Maybe a step such as {\"type\":\"recipient\",\"mappings\":[…]} is meant.");
        }
        return steps;
    }

    private static JsonNode parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            return root == null ? JSON.missingNode() : root;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
            throw new Untranslatable("It is not JSON%s. Maybe it was cut off.".formatted(place));
        }
    }

    private static void collect(JsonNode node, List<Step> steps) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, steps));
        } else if (node.path("steps").isArray() || node.path("destinations").isArray()) {
            collect(node.path("steps"), steps);
            collect(node.path("destinations"), steps);
        } else if (node.path("flow").isObject()) {
            collect(node.path("flow"), steps);
        } else if (node.path("step").isObject()) {
            collect(node.path("step"), steps);
        } else if (isRecipient(node)) {
            steps.add(step(node));
        }
    }

    private static boolean isRecipient(JsonNode node) {
        boolean named = node.path("type").asText("recipient").equals("recipient");
        return named && node.isObject() && (mappings(node) != null || node.has("integration"));
    }

    private static @Nullable JsonNode mappings(JsonNode step) {
        JsonNode own = step.path("mappings");
        JsonNode below = step.path("integration").path("mappings");
        return own.isArray() ? own : below.isArray() ? below : null;
    }

    private static Step step(JsonNode node) {
        List<Step.Mapping> mappings = new ArrayList<>();
        add(node.path("integration").path("mappings"), mappings);
        add(node.path("mappings"), mappings);
        return new Step(name(node), module(node), mappings);
    }

    private static void add(JsonNode list, List<Step.Mapping> mappings) {
        for (JsonNode mapping : list) {
            JsonNode value = mapping.path("value");
            String property = mapping.path("property").asText("").strip();
            if (!property.isEmpty() && !value.isMissingNode() && !value.isNull()) {
                JsonNode rules = mapping.path("rule_set");
                mappings.add(new Step.Mapping(
                        property,
                        value.isValueNode() ? value.asText() : value.toString(),
                        rules.isObject() ? rules : null));
            }
        }
    }

    private static String name(JsonNode node) {
        return first(
                node.path("entity").path("name"),
                node.path("entity"),
                node.path("name"),
                node.path("key"),
                node.path("integration").path("name"),
                node.path("id"));
    }

    private static String module(JsonNode node) {
        JsonNode integration = node.path("integration");
        return first(
                integration.path("module_id"),
                integration.path("module_id").path("id"),
                integration.path("module").path("id"),
                integration.path("module"),
                node.path("module_id"),
                node.path("module_id").path("id"),
                node.path("module").path("id"),
                node.path("module"),
                integration);
    }

    private static String first(JsonNode... places) {
        for (JsonNode place : places) {
            if (place.isTextual() && !place.asText().isBlank()) {
                return place.asText().strip();
            }
        }
        return "";
    }
}
