package io.waybill.mappings.field;

import java.util.Map;

/** A state or province. The rest of the world has states too, so nothing is invalid: what is not known keeps its text. */
final class StateType implements FieldType {
    private final States states;

    StateType(States states) {
        this.states = states;
    }

    @Override
    public String name() {
        return "state";
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of("code", "text", "name", "text");
    }

    @Override
    public FieldValue parse(String raw) {
        String text = RawText.trimmed(raw);
        States.State state = states.find(text);
        if (state == null) {
            return FieldValue.text(
                    name(), raw, text, new Parts().with("name", text).all());
        }
        return FieldValue.text(
                name(),
                raw,
                state.code(),
                new Parts()
                        .with("code", state.code())
                        .with("name", state.name())
                        .all());
    }
}
