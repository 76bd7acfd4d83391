package io.waybill.mappings.source;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Mappings;
import io.waybill.mappings.Samples;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.source.SourceMapping.Auth;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SourceMappingTest {
    private static final String YAML = """
            name: Partner
            flows: [personal-loans, auto]
            auth: { api_key: "${TOKEN}" }
            fields: { fname: first_name, zip: postal_code, applicant.st: state, st: state }
            values: { state: { Calif: CA, no: "NO" }, homeowner: { Y: "yes" } }
            defaults: { country: US, state: TX }
            limits: { submit: 100/s, ping: 30/m, address: 5/s }
            test: true
            cors: ["https://forms.example"]
            """;

    @Test
    void aSourceIsRead() {
        SourceMapping source = source(YAML);
        assertThat(source.id()).isEqualTo("partner");
        assertThat(source.flows()).containsExactly("personal-loans", "auto");
        assertThat(source.auth()).isEqualTo(new Auth.ApiKey("s3cr3t-t0ken"));
        assertThat(source.limits())
                .containsEntry("submit", 100.0)
                .containsEntry("ping", 0.5)
                .containsEntry("address", 5.0);
        assertThat(source.test()).isTrue();
        assertThat(source.cors()).containsExactly("https://forms.example");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(Map.of("fname", "Ann"), "first_name", "Ann"),
                Arguments.of(Map.of("first_name", "Ann"), "first_name", "Ann"),
                Arguments.of(Map.of("first_name", "Ann", "fname", ""), "first_name", "Ann"),
                Arguments.of(Map.of("fname", ""), "first_name", ""),
                Arguments.of(Map.of("zip", "07001"), "postal_code", "07001"),
                Arguments.of(Map.of("applicant", Map.of("st", "calif ")), "state", "CA"),
                Arguments.of(Map.of("applicant.st", "CALIF"), "state", "CA"),
                Arguments.of(Map.of("st", "No"), "state", "NO"),
                Arguments.of(Map.of("state", "NY"), "state", "NY"),
                Arguments.of(Map.of("state", "  "), "state", "TX"),
                Arguments.of(Map.of(), "state", "TX"),
                Arguments.of(Map.of("country", "CA"), "country", "CA"),
                Arguments.of(Map.of("homeowner", "y"), "homeowner", "yes"),
                Arguments.of(Map.of("homeowner", true), "homeowner", "true"),
                Arguments.of(Map.of("loan_amount", new BigDecimal("1E+4")), "loan_amount", "10000"),
                Arguments.of(Map.of("loan_amount", 1.5e7), "loan_amount", "15000000"),
                Arguments.of(Map.of("loan_amount", 5000), "loan_amount", "5000"),
                Arguments.of(Map.of("fname", List.of("Ann", "Bob")), "first_name", "Bob"),
                Arguments.of(Map.of("phones", List.of(Map.of("n", 1), Map.of("n", 2))), "phones.1.n", "2"),
                Arguments.of(Map.of("extra", Map.of("a", Map.of("b", "c"))), "extra.a.b", "c"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void namesAndValuesBecomeOurs(Map<String, Object> body, String field, String value) {
        assertThat(source(YAML).apply(body)).containsEntry(field, value);
    }

    @Test
    void theirNamesAreGoneAndNullSaysNothing() {
        Map<String, Object> body = new HashMap<>();
        body.put("zip", "07001");
        body.put("state", null);
        body.put("list", Arrays.asList("a", null));
        assertThat(source(YAML).apply(body))
                .containsOnly(
                        Map.entry("postal_code", "07001"),
                        Map.entry("country", "US"),
                        Map.entry("state", "TX"),
                        Map.entry("list", "a"));
    }

    @Test
    void authHasFourForms() {
        assertThat(source("flows: [f]\nauth: none").auth()).isEqualTo(new Auth.None());
        assertThat(source("flows: [f]\nauth: { bearer: abc }").auth()).isEqualTo(new Auth.Bearer("abc"));
        assertThat(source("flows: [f]\nauth: { basic: { username: u, password: \"${TOKEN}\" } }")
                        .auth())
                .isEqualTo(new Auth.Basic("u", "s3cr3t-t0ken"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "auth: none => flows => A source needs flows",
                "flows: f\\nauth: { api_key: \"\" } => auth.api_key => is empty",
                "flows: f\\nauth: { api_key: a, bearer: b } => auth => Exactly one of",
                "flows: f\\nauth: {} => auth => Exactly one of",
                "flows: f\\nauth: { basic: { username: u } } => auth.basic => Both username and password",
                "flows: f\\nauth: closed => auth => This is a text, not a map",
                "flows: f\\nlimits: { submit: lots } => limits.submit => is not a rate",
                "flows: f\\nlimits: { sumbit: 1/s } => limits.sumbit => Maybe submit?",
                "flows: f\\nvalues: { state: CA } => values.state => This is a text, not a map",
                "flows: f\\nfeilds: {} => feilds => Maybe fields?",
                "flows: f\\ncors: [www.partner.example] => cors => is not an origin",
                "flows: f\\ncors: [\"https://a.example/form\"] => cors => is not an origin",
                "flows: f\\nfields: { a: { b: c } } => fields.a => not a text",
            })
    void mistakesAreReported(String yaml, String key, String text) {
        Mappings mappings = Samples.load("mappings/sources/partner.yaml", yaml.replace("\\n", "\n"));
        assertThat(mappings.sources()).isEmpty();
        assertThat(mappings.problems()).anySatisfy(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.text()).contains(text);
        });
    }

    @Test
    void oneOfTheirsMayFillSeveralOfOursAndConstantsStand() {
        SourceMapping source = source("""
                flows: [f]
                fields: { tel: [phone_1, phone_2], n: name }
                values: { channel: { x: y } }
                defaults: { channel: none }
                constants: { channel: partner }
                cors: ["https://forms.example/"]
                """);
        assertThat(source.apply(Map.of("tel", "555", "channel", "x")))
                .containsOnly(
                        Map.entry("phone_1", "555"), Map.entry("phone_2", "555"), Map.entry("channel", "partner"));
        assertThat(source.cors()).containsExactly("https://forms.example");
    }

    @Test
    void asManyMayComeAtOnceAsTheRateNames() {
        SourceMapping source = source("flows: [f]\nlimits: { submit: 100/s, address: 5/m, ping: 30/h }");
        assertThat(source.burst("submit")).isEqualTo(100);
        assertThat(source.burst("address")).isEqualTo(5);
        assertThat(source.burst("ping")).isEqualTo(30);
        assertThat(source.limits().get("address")).isEqualTo(5.0 / 60);
    }

    @ParameterizedTest
    @CsvSource({
        "fields: { f: frist_name }, Maybe first_name?",
        "fields: { f: firstname }, Maybe first_name?",
        "'fields: { f: [state, emial] }', Maybe email?",
        "defaults: { stat: CA }, Maybe state?",
        "constants: { emails: x }, Maybe email?",
        "values: { State: { a: b } }, Maybe state?"
    })
    void aNameThatIsNearlyAFieldsIsASlip(String yaml, String maybe) {
        Mappings mappings = load(yaml);
        assertThat(mappings.sources()).isEmpty();
        assertThat(mappings.problems())
                .anySatisfy(problem -> assertThat(problem.text()).contains(maybe));
    }

    @ParameterizedTest
    @CsvSource({
        "fields: { f: first_name }",
        "fields: { f: campaign }",
        "fields: { f: phone_2 }",
        "defaults: { country: US }",
        "fields: { f: ping_id }"
    })
    void aNameOfAFieldThatNoFlowHasIsFine(String yaml) {
        assertThat(load(yaml).problems()).isEmpty();
    }

    private static Mappings load(String yaml) {
        Map<String, Set<String>> fields =
                Map.of("first_name", Set.of(), "email", Set.of("domain"), "state", Set.of(), "phone_1", Set.of("area"));
        return Samples.load(
                Map.of("mappings/sources/partner.yaml", "flows: [f]\n" + yaml), new Vocabulary(Map.of("f", fields)));
    }

    private static SourceMapping source(String yaml) {
        Mappings mappings = Samples.load("mappings/sources/partner.yaml", yaml);
        assertThat(mappings.problems()).isEmpty();
        return requireNonNull(mappings.sources().get("partner"));
    }
}
