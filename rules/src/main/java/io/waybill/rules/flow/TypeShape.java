package io.waybill.rules.flow;

import java.util.Map;

/**
 * What rules need to know of a field type: how its values compare, and its addressable parts ({@code area} of {@code phone_1.area}). The
 * types themselves, and their parsing, are the mappings' business.
 */
public record TypeShape(ValueKind kind, Map<String, ValueKind> parts) {
    public TypeShape {
        parts = Map.copyOf(parts);
    }
}
