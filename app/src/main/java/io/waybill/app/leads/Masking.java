package io.waybill.app.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.waybill.app.security.Role;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a role must not see of a lead, taken out of everything shown: of the fields, and of requests and answers wherever a field's value stands in
 * them. The journal itself keeps the values: a lead that goes on later needs them.
 */
public final class Masking {
    /** What stands where something was taken out. */
    public static final String MASKED = "***";

    private static final Set<String> SECRET = Set.of("ssn", "credential", "dob");
    private static final Set<String> PERSONAL =
            Set.of("ssn", "credential", "dob", "email", "phone", "first_name", "last_name", "street", "ip");
    private static final Map<Role, Set<String>> HIDDEN = new EnumMap<>(Map.of(
            Role.VIEWER, PERSONAL,
            Role.ANALYST, SECRET,
            Role.OPERATOR, SECRET,
            Role.ADMIN, Set.of()));

    private final Set<String> fields = new HashSet<>();
    private final SensitiveText texts = new SensitiveText();

    /** @param received the lead's first event, whose values are to be found in what is shown */
    public Masking(Role role, JsonNode received) {
        Set<String> types = HIDDEN.getOrDefault(role, PERSONAL);
        received.path("fields").properties().forEach(field -> {
            if (types.contains(field.getValue().path("type").asText())) {
                fields.add(field.getKey());
                texts.learn(field.getValue());
            }
        });
    }

    /** Whether values of this type of field are hidden from the role. */
    public static boolean isHidden(String type, Role role) {
        return HIDDEN.getOrDefault(role, PERSONAL).contains(type);
    }

    /** Whether what stands in a column, a field or a part of one, is hidden from the role. */
    public boolean hides(String column) {
        return fields.stream().anyMatch(field -> column.equals(field) || column.startsWith(field + "."));
    }

    /** A copy with nothing in it that is hidden from the role. */
    public JsonNode mask(JsonNode shown) {
        return switch (shown) {
            case ObjectNode object -> {
                ObjectNode masked = object.objectNode();
                object.properties()
                        .forEach(child -> masked.set(child.getKey(), mask(child.getKey(), child.getValue())));
                yield masked;
            }
            case ArrayNode array -> {
                ArrayNode masked = array.arrayNode();
                array.forEach(member -> masked.add(mask(member)));
                yield masked;
            }
            case TextNode text -> TextNode.valueOf(texts.mask(text.asText()));
            default -> shown;
        };
    }

    /** A field is known by its name and its shape: the summary does not show its type. */
    private JsonNode mask(String name, JsonNode shown) {
        return shown instanceof ObjectNode object && fields.contains(name) && object.has("raw") && object.has("valid")
                ? field(object)
                : mask(shown);
    }

    /** Of a date of birth the year stays. */
    private static JsonNode field(ObjectNode field) {
        ObjectNode masked = field.deepCopy();
        masked.put("raw", MASKED);
        if (field.hasNonNull("normal")) {
            masked.put("normal", MASKED);
        }
        ObjectNode parts = masked.putObject("parts");
        field.path("parts").properties().forEach(part -> {
            boolean harmless = part.getValue().isBoolean() || part.getKey().equals("year");
            parts.set(part.getKey(), harmless ? part.getValue() : TextNode.valueOf(MASKED));
        });
        return masked;
    }
}
