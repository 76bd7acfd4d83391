package io.waybill.mappings.leadconduit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A recipient step as the API shows it.
 *
 * @param name the recipient's name
 * @param module what sends, for example {@code leadconduit-custom.outbound.json}
 */
record Step(String name, String module, List<Mapping> mappings) {
    Step {
        mappings = List.copyOf(mappings);
    }

    /**
     * One setting.
     *
     * @param value a template
     * @param rules when it holds; null for always
     */
    record Mapping(String property, String value, @Nullable JsonNode rules) {}

    /** The last value of a setting; null when it is not set. */
    @Nullable
    Mapping find(String property) {
        return mappings.stream()
                .filter(mapping -> mapping.property.equals(property))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** A setting that is on or off. */
    boolean isOn(String property) {
        Mapping mapping = find(property);
        return mapping != null
                && List.of("true", "yes", "1", "t", "y")
                        .contains(mapping.value.strip().toLowerCase(Locale.ROOT));
    }

    /** The settings whose names begin so, without that beginning. */
    List<Mapping> below(String prefix) {
        return mappings.stream()
                .filter(mapping -> mapping.property.startsWith(prefix) && mapping.property.length() > prefix.length())
                .map(mapping -> new Mapping(mapping.property.substring(prefix.length()), mapping.value, mapping.rules))
                .toList();
    }

    /** What kind of recipient it is; null for one that is none of the general ones. */
    @Nullable
    Kind kind() {
        String last = module.substring(module.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (last) {
            case "json" -> Kind.JSON;
            case "xml" -> Kind.XML;
            case "form" -> Kind.FORM;
            case "query" -> Kind.QUERY;
            case "soap" -> Kind.SOAP;
            default -> module.startsWith("leadconduit-default") ? Kind.STANDARD : null;
        };
    }

    /** The general kinds of recipient. */
    enum Kind {
        JSON("json_property."),
        XML("xml_path."),
        FORM("form_field."),
        QUERY("parameter."),
        SOAP("arg."),
        /** Sends the whole lead. */
        STANDARD("default.custom.");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** The methods it can send with. */
        Set<String> methods() {
            return switch (this) {
                case JSON -> Set.of("POST", "PUT", "PATCH", "DELETE");
                case XML -> Set.of("POST", "PUT", "PATCH");
                case STANDARD -> Set.of("GET", "POST");
                case FORM, SOAP -> Set.of("POST");
                case QUERY -> Set.of("GET");
            };
        }

        /** What the settings that make the body begin with. */
        String prefix() {
            return prefix;
        }
    }
}
