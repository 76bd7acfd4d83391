package io.waybill.mappings.leadconduit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds maps and lists of paths: dots nest, numbers make lists whose gaps close. */
final class Tree {
    private static final String TEXT = "#text";

    private final Map<String, Object> root = new LinkedHashMap<>();

    void put(List<String> path, String leaf) {
        Map<String, Object> here = root;
        for (String step : path.subList(0, path.size() - 1)) {
            here = below(here, step);
        }
        String last = path.getLast();
        if (here.get(last) instanceof Map<?, ?>) {
            below(here, last).put(TEXT, leaf);
        } else {
            here.put(last, leaf);
        }
    }

    /** A leaf that gets something below it becomes the text there. */
    @SuppressWarnings("unchecked") // only this class puts maps in, and all of them are of this kind
    private static Map<String, Object> below(Map<String, Object> map, String step) {
        Object present = map.get(step);
        if (present instanceof Map<?, ?>) {
            return (Map<String, Object>) present;
        }
        Map<String, Object> below = new LinkedHashMap<>();
        if (present != null) {
            below.put(TEXT, present);
        }
        map.put(step, below);
        return below;
    }

    boolean isEmpty() {
        return root.isEmpty();
    }

    /** Maps, lists and leaves. */
    Object build() {
        return built(root);
    }

    private static Object built(Map<String, Object> map) {
        boolean list = !map.isEmpty() && map.keySet().stream().allMatch(key -> key.matches("[0-9]{1,6}"));
        if (list) {
            return map.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(
                            (a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b))))
                    .map(entry -> child(entry.getValue()))
                    .toList();
        }
        Map<String, Object> built = new LinkedHashMap<>();
        map.forEach((key, value) -> built.put(key, child(value)));
        return built;
    }

    @SuppressWarnings("unchecked") // see above
    private static Object child(Object value) {
        return value instanceof Map<?, ?> map ? built((Map<String, Object>) map) : value;
    }
}
