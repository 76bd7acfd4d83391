package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path such as {@code errors[0].message} or {@code errors.*.message} into JSON. */
record DotPath(String whole, List<String> steps) {
    private static final Pattern STEP =
            Pattern.compile("\\[\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\]\"']*))\\]|([^.\\[\\]]+)");
    private static final String ANY = "*";

    static DotPath of(String text) {
        List<String> steps = new ArrayList<>();
        Matcher found = STEP.matcher(text.strip());
        while (found.find()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null) {
                    steps.add(found.group(group));
                }
            }
        }
        return new DotPath(text.strip(), List.copyOf(steps));
    }

    /** One value: the key of that very name, else what the steps lead to, {@code *} being a name like any other. */
    @Nullable
    JsonNode findOne(JsonNode root) {
        if (root.has(whole)) {
            return root.get(whole);
        }
        JsonNode here = root;
        for (String step : steps) {
            here = here == null ? null : child(here, step);
        }
        return steps.isEmpty() || whole.startsWith(".") ? null : here;
    }

    /** Every value, {@code *} standing for each child. A list that the last step leads to is taken apart. */
    List<JsonNode> findAll(JsonNode root) {
        if (steps.isEmpty()) {
            return List.of();
        }
        List<JsonNode> here = List.of(root);
        for (String step : steps) {
            List<JsonNode> next = new ArrayList<>();
            here.forEach(node -> addChildren(node, step, next));
            here = next;
        }
        boolean single = !steps.contains(ANY) && here.size() == 1;
        return single && here.getFirst().isArray() ? children(here.getFirst()) : List.copyOf(here);
    }

    private static void addChildren(JsonNode node, String step, List<JsonNode> children) {
        if (step.equals(ANY)) {
            children.addAll(children(node));
            return;
        }
        JsonNode child = child(node, step);
        if (child != null) {
            children.add(child);
        }
    }

    private static List<JsonNode> children(JsonNode node) {
        List<JsonNode> children = new ArrayList<>();
        node.forEach(children::add);
        return children;
    }

    private static @Nullable JsonNode child(JsonNode node, String step) {
        boolean index = node.isArray() && step.matches("[0-9]{1,6}");
        return index ? node.get(Integer.parseInt(step)) : node.get(step);
    }
}
