package io.waybill.mappings.leadconduit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waybill.mappings.MappingLoader;
import io.waybill.mappings.Mappings;
import io.waybill.mappings.Recipient;
import io.waybill.mappings.Samples;
import io.waybill.mappings.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Steps for the tests of this package, and what becomes of them. */
final class Steps {
    static final ObjectMapper JSON = new ObjectMapper();

    private Steps() {}

    /** A step with these settings, in pairs of name and value. */
    static String step(String module, String... settings) {
        ObjectNode step = JSON.createObjectNode();
        step.put("type", "recipient");
        step.putObject("entity").put("name", "Acme Buyers");
        step.putObject("integration").put("module_id", "leadconduit-custom.outbound." + module);
        ArrayNode mappings = step.putArray("mappings");
        add(mappings, "url", "https://buyer.example/leads");
        for (int i = 0; i < settings.length; i += 2) {
            add(mappings, settings[i], settings[i + 1]);
        }
        return step.toString();
    }

    static void add(ArrayNode mappings, String property, String value) {
        mappings.addObject().put("property", property).put("value", value);
    }

    static Imported imported(String step) {
        LeadConduitImport.Result result = LeadConduitImport.read(step, Vocabulary.OPEN);
        if (result.recipients().size() != 1) {
            throw new AssertionError("One recipient was expected: " + result);
        }
        return result.recipients().getFirst();
    }

    /** The recipient that the file describes, which must load without problems; every secret is (s3cret). */
    static Recipient recipient(String step) {
        Imported imported = imported(step);
        Mappings mappings = MappingLoader.load(
                Map.of("mappings/recipients/x.yaml", imported.yaml().getBytes(StandardCharsets.UTF_8)),
                name -> imported.secrets().contains(name) ? "s3cret" : Samples.SECRETS.get(name));
        if (!mappings.problems().isEmpty()) {
            throw new AssertionError(mappings.problems() + "\n" + imported.yaml());
        }
        return Objects.requireNonNull(mappings.recipients().get("x"));
    }

    static JsonNode resource(String name) {
        try (var in = Objects.requireNonNull(Steps.class.getResourceAsStream("/leadconduit/" + name))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
