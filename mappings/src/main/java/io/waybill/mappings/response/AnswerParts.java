package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.mappings.yaml.Keys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answer to many leads apart: which item of it is about which lead, by a key that both have or by their order. Immutable, safe for use
 * by many threads.
 */
public final class AnswerParts {
    private static final Expectation JSON = new Expectation(BodyKind.JSON, Set.of(), false, false);

    private final Pick items;
    private final @Nullable Pick key;

    private AnswerParts(Pick items, @Nullable Pick key) {
        this.items = items;
        this.key = key;
    }

    /** What an answer was found to hold. */
    public sealed interface Found {
        /** For each lead its item, as an answer of its own; null for a lead that the answer does not speak of. */
        record Each(List<@Nullable Answer> answers) implements Found {
            public Each {
                answers = Collections.unmodifiableList(new ArrayList<>(answers));
            }
        }

        /** There are no items, or they cannot be told apart. */
        record None(String reason) implements Found {}
    }

    /**
     * One lead that was asked about.
     *
     * @param names what it may be called in the answer
     * @param body what was said of it, as a JSON array of one: whatever stands at the key there is a name too
     */
    public record Asked(List<String> names, String body) {
        public Asked {
            names = List.copyOf(names);
        }
    }

    /** Reads {@code items} and {@code key}; null where there are none. Mistakes are reported. */
    public static @Nullable AnswerParts find(Keys batch) {
        Pick items = path(batch, "items");
        Pick key = path(batch, "key");
        if (items == null && key != null && batch.find("items") == null) {
            batch.problem("key", "A key is for the items of the answer. Maybe items: \"$.results\".");
        }
        return items == null ? null : new AnswerParts(items, key);
    }

    private static @Nullable Pick path(Keys batch, String name) {
        Pick pick = PickReader.find(batch, name);
        if (pick != null && !(pick instanceof Pick.ByPath)) {
            batch.problem(name, "Only a path can take an answer apart. Maybe \"$.results\".");
            return null;
        }
        return pick;
    }

    /** Finds the item of each lead. */
    public Found take(Answer answer, List<Asked> leads) {
        AnswerBody body = AnswerBody.of(answer, JSON);
        if (!body.isReadable()) {
            return new Found.None(body.isBlank() ? "The answer is empty" : "The answer is not json");
        }
        List<JsonNode> found = items.find(body);
        if (found.isEmpty() || (found.size() == 1 && found.getFirst().isNull())) {
            return new Found.None("The answer has no items");
        }
        List<JsonNode> all = new ArrayList<>();
        if (found.size() == 1 && found.getFirst().isArray()) {
            found.getFirst().forEach(all::add);
        } else {
            all.addAll(found);
        }
        return key == null ? byOrder(answer, all, leads.size()) : byKey(answer, all, leads, key);
    }

    private static Found byOrder(Answer answer, List<JsonNode> all, int leads) {
        if (all.size() > leads) {
            return new Found.None("The answer has %d items for %d leads".formatted(all.size(), leads));
        }
        List<@Nullable Answer> each = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            boolean there = i < all.size() && !all.get(i).isNull();
            each.add(there ? alone(answer, all.get(i)) : null);
        }
        return new Found.Each(each);
    }

    /** Leads of the same name have their items in their order. */
    private static Found byKey(Answer answer, List<JsonNode> all, List<Asked> leads, Pick key) {
        Map<String, Deque<JsonNode>> byName = new HashMap<>();
        for (JsonNode item : all) {
            String name = name(key, item.toString());
            if (name != null) {
                byName.computeIfAbsent(name, first -> new ArrayDeque<>()).add(item);
            }
        }
        List<@Nullable Answer> each = new ArrayList<>();
        for (Asked lead : leads) {
            JsonNode item = poll(byName, names(key, lead));
            each.add(item == null ? null : alone(answer, item));
        }
        return new Found.Each(each);
    }

    private static Set<String> names(Pick key, Asked lead) {
        Set<String> names = new LinkedHashSet<>(lead.names());
        JsonNode body = Parsing.json(lead.body());
        String own =
                body == null || body.isEmpty() ? null : name(key, body.get(0).toString());
        if (own != null) {
            names.add(own);
        }
        return names;
    }

    private static @Nullable JsonNode poll(Map<String, Deque<JsonNode>> byName, Set<String> names) {
        return names.stream()
                .map(byName::get)
                .filter(items -> items != null && !items.isEmpty())
                .findFirst()
                .map(Deque::poll)
                .orElse(null);
    }

    private static @Nullable String name(Pick key, String json) {
        var item = new Answer(0, Map.of(), json.getBytes(StandardCharsets.UTF_8));
        return Picked.first(key.find(AnswerBody.of(item, JSON)));
    }

    private static Answer alone(Answer answer, JsonNode item) {
        Map<String, List<String>> headers = new HashMap<>(answer.headers());
        headers.put("content-type", List.of("application/json; charset=utf-8"));
        return new Answer(answer.status(), headers, item.toString().getBytes(StandardCharsets.UTF_8));
    }
}
