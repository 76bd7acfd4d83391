package io.waybill.mappings.field;

import java.util.Map;

/** Text that means nothing more to Waybill than itself: always valid, even when empty. */
final class TextType implements FieldType {
    private final String name;
    private final boolean verbatim;

    private TextType(String name, boolean verbatim) {
        this.name = name;
        this.verbatim = verbatim;
    }

    static TextType trimmed(String name) {
        return new TextType(name, false);
    }

    /** Spaces at the ends may be part of a password. */
    static TextType verbatim(String name) {
        return new TextType(name, true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of();
    }

    @Override
    public FieldValue parse(String raw) {
        return FieldValue.text(name, raw, verbatim ? raw : RawText.trimmed(raw), Map.of());
    }
}
