package io.waybill.mappings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.field.FieldValue;
import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.template.TemplateData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every integration of the catalogue, as the documentation uses it: it loads, asks as its vendor describes, and reads the vendor's answers. */
class CatalogueTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path CATALOGUE = ROOT.resolve("mappings/integrations");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXAMPLE = Pattern.compile(
            "```yaml\\n# (mappings/(recipients|enhancements)/([a-z0-9-]+)\\.yaml)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern USES = Pattern.compile("(?m)^uses: ([a-z0-9-]+\\.[a-z0-9-]+)$");

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Map<String, String> LEAD = Map.ofEntries(
            Map.entry("first_name:first_name", "Ann"),
            Map.entry("last_name:last_name", "Lee"),
            Map.entry("email:email", "Ann.Lee@example.com"),
            Map.entry("phone_1:phone", "(415) 555-2671"),
            Map.entry("phone_2:phone", "+44 20 7946 0958"),
            Map.entry("address_1:street", "1 Main St"),
            Map.entry("city:city", "San Francisco"),
            Map.entry("state:state", "California"),
            Map.entry("postal_code:postal_code", "94105"),
            Map.entry("country:country", "US"),
            Map.entry("loan_amount:number", "$15,000"),
            Map.entry("ip_address:ip", "198.51.100.7"),
            Map.entry(
                    "trustedform_cert_url:trustedform_url",
                    "https://cert.trustedform.com/2605ec3a321e1b3a41addf0bba1213505ef57985"));

    private static final Map<String, Map<String, Object>> CONTACT = Map.of("contact", Map.of("id", "512"));

    private final Map<String, String> documented = documented();
    private final Mappings mappings = load(documented);

    @Test
    void everyExampleOfTheDocumentationLoads() {
        assertThat(documented).hasSizeGreaterThan(12);
        assertThat(mappings.problems()).isEmpty();
    }

    @Test
    void everyIntegrationIsInTheDocumentation() {
        assertThat(uses().values()).containsAll(integrations());
    }

    @Test
    void anIntegrationThatNobodyUsesAsksForNoSecret() {
        assertThat(MappingLoader.load(catalogue(), name -> null).problems()).isEmpty();
    }

    @Test
    void theCatalogueComesAlongForHomesThatHaveNoCopyOfIt() {
        Mappings alone = Samples.load("mappings/enhancements/scores.yaml", """
                uses: scoring.score
                settings: { url: "https://scores.example", api_key: x }
                """);

        assertThat(alone.problems()).isEmpty();
        assertThat(requireNonNull(alone.enhancements().get("scores")).appends()).contains("score");
    }

    @TestFactory
    Stream<DynamicTest> everyIntegrationHasExamplesThatAreReadAsExpected() {
        return integrations().stream().flatMap(integration -> {
            var answers = files(examples(integration))
                    .filter(file -> !file.endsWith("request.json"))
                    .toList();
            assertThat(answers).as(integration).hasSizeGreaterThan(1);
            return answers.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            integration + " " + file.getFileName(),
                            () -> ExampleAnswer.of(file).isReadAsExpectedBy(mapping(integration))));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyIntegrationAsksAsItsVendorDescribes() {
        return integrations().stream()
                .map(integration -> DynamicTest.dynamicTest(integration, () -> {
                    JsonNode expected = JSON.readTree(
                            examples(integration).resolve("request.json").toFile());
                    assertThat(request(mapping(integration).render(lead(), null)))
                            .isEqualTo(expected);
                }));
    }

    @Test
    void aPhoneOfAnotherCountryIsAskedForWithItsOwnCode() {
        assertThat(requireNonNull(mappings.enhancements().get("phone-risk"))
                        .call()
                        .render(lead(), null)
                        .uri()
                        .getPath())
                .isEqualTo("/v1/score/442079460958");
    }

    private static JsonNode request(Rendered request) throws IOException {
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("method", request.method());
        seen.put("url", request.uri().toString());
        Map<String, String> headers = new TreeMap<>(request.headers());
        headers.keySet()
                .removeIf(name ->
                        name.equals("Accept") || name.startsWith("X-Waybill") || name.equals("X-Idempotency-Key"));
        seen.put("headers", headers);
        byte[] body = request.body();
        if (body != null) {
            String text = new String(body, StandardCharsets.UTF_8);
            seen.put("body", text.startsWith("{") || text.startsWith("[") ? JSON.readTree(text) : text);
        }
        return JSON.valueToTree(seen);
    }

    private ExchangeMapping mapping(String integration) {
        String id = uses().entrySet().stream()
                .filter(entry -> entry.getValue().equals(integration))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        Recipient recipient = mappings.recipients().get(id);
        return recipient == null
                ? requireNonNull(mappings.enhancements().get(id)).call()
                : recipient.post();
    }

    /** The integration that each documented file uses, by the file's id. */
    private Map<String, String> uses() {
        Map<String, String> uses = new TreeMap<>();
        documented.forEach((path, yaml) -> {
            Matcher found = USES.matcher(yaml);
            if (found.find()) {
                uses.put(path.replaceAll(".*/|\\.yaml", ""), found.group(1));
            }
        });
        return uses;
    }

    private static Path examples(String integration) {
        String[] name = integration.split("\\.", -1);
        return CATALOGUE.resolve(name[0]).resolve("examples").resolve(name[1]);
    }

    /** Those of vendors; the samples to begin with are proved apart. */
    private static Set<String> integrations() {
        Set<String> all = new TreeSet<>();
        catalogue().keySet().forEach(path -> {
            String[] parts = path.replace(".yaml", "").split("/", -1);
            if (!parts[2].equals("samples")) {
                all.add(parts[2] + "." + parts[3]);
            }
        });
        return all;
    }

    private static Map<String, byte[]> catalogue() {
        Map<String, byte[]> files = new HashMap<>();
        files(CATALOGUE)
                .filter(file -> file.toString().endsWith(".yaml"))
                .forEach(file -> files.put(ROOT.relativize(file).toString(), bytes(file)));
        return files;
    }

    private static Mappings load(Map<String, String> documented) {
        Map<String, byte[]> files = catalogue();
        documented.forEach((path, yaml) -> files.put(path, yaml.getBytes(StandardCharsets.UTF_8)));
        return MappingLoader.load(files, name -> "secret-" + name, vocabulary());
    }

    private static Map<String, String> documented() {
        Map<String, String> examples = new TreeMap<>();
        files(ROOT.resolve("docs/integrations")).forEach(page -> {
            Matcher found = EXAMPLE.matcher(new String(bytes(page), StandardCharsets.UTF_8));
            while (found.find()) {
                examples.put(found.group(1), found.group(4));
            }
        });
        return examples;
    }

    private static Vocabulary vocabulary() {
        FieldTypes types = new FieldTypes(Clock.fixed(NOW, ZoneOffset.UTC));
        Map<String, Set<String>> fields = new HashMap<>();
        LEAD.keySet().forEach(key -> {
            String[] field = key.split(":", -1);
            fields.put(field[0], requireNonNull(types.find(field[1])).parts().keySet());
        });
        return new Vocabulary(Map.of("loans", fields));
    }

    private static TemplateData lead() {
        FieldTypes types = new FieldTypes(Clock.fixed(NOW, ZoneOffset.UTC));
        Map<String, FieldValue> fields = new TreeMap<>();
        LEAD.forEach((key, raw) -> {
            String[] field = key.split(":", -1);
            fields.put(field[0], requireNonNull(types.find(field[1])).parse(raw));
        });
        return new TemplateData("L-1", fields, CONTACT, "demo", "loans", "D-1", 1, NOW, null, 85);
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
