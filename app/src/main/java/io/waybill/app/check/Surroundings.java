package io.waybill.app.check;

import io.waybill.app.home.FlowMaterial;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is known of the other flows of the same home, which may use the recipients and lists that a flow does not.
 *
 * @param texts their tables and rules
 * @param complete whether these are all of them; else others may use anything
 */
record Surroundings(List<String> texts, boolean complete) {
    Surroundings {
        texts = List.copyOf(texts);
    }

    /** The flow among all flows of a home. */
    static Surroundings of(FlowMaterial flow, List<FlowMaterial> all) {
        return new Surroundings(
                all.stream()
                        .filter(other -> !other.id().equals(flow.id()))
                        .flatMap(other -> other.files().files().values().stream())
                        .map(content -> new String(content, StandardCharsets.UTF_8))
                        .toList(),
                true);
    }

    /** Whether another flow may use what has this name. */
    boolean mayName(String name) {
        return !complete || texts.stream().anyMatch(text -> text.contains(name));
    }
}
