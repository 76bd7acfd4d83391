package io.waybill.mappings.template;

import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import java.util.Map;

/** What one rendering can see. It travels in the engine's context under a name that no template can say. */
record Scope(TemplateData data, Secrecy secrecy) {
    private static final String NAME = "waybill scope";

    Map<String, Object> asVariables() {
        return Map.of(NAME, this);
    }

    static Scope of(EvaluationContextImpl context) {
        return (Scope) context.getVariable(NAME);
    }
}
