package io.waybill.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.flow.TypeShape;
import io.waybill.rules.flow.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A flow in the making: files by name, compiled on demand. */
public final class FlowFixture {
    /** A small flow's fields; only the amount is required. */
    public static final String FIELDS = """
            name: Loans
            fields:
              state: state
              email: email
              phone_1: phone
              dob: dob
              credit_score: number
              employed: boolean
              loan_amount: { type: number, required: true }
            """;

    public static final Known KNOWN = new Known(
            Map.ofEntries(
                    Map.entry("string", new TypeShape(ValueKind.TEXT, Map.of())),
                    Map.entry("first_name", new TypeShape(ValueKind.TEXT, Map.of())),
                    Map.entry("last_name", new TypeShape(ValueKind.TEXT, Map.of())),
                    Map.entry("street", new TypeShape(ValueKind.TEXT, Map.of())),
                    Map.entry("city", new TypeShape(ValueKind.TEXT, Map.of())),
                    Map.entry("state", new TypeShape(ValueKind.TEXT, Map.of())),
                    Map.entry("country", new TypeShape(ValueKind.TEXT, Map.of())),
                    Map.entry("ip", new TypeShape(ValueKind.TEXT, Map.of())),
                    Map.entry("trustedform_url", new TypeShape(ValueKind.TEXT, Map.of())),
                    Map.entry("postal_code", new TypeShape(ValueKind.TEXT, Map.of("zip", ValueKind.TEXT))),
                    Map.entry("email", new TypeShape(ValueKind.TEXT, Map.of("domain", ValueKind.TEXT))),
                    Map.entry("phone", new TypeShape(ValueKind.TEXT, Map.of("area", ValueKind.TEXT))),
                    Map.entry("dob", new TypeShape(ValueKind.DATE, Map.of("age", ValueKind.NUMBER))),
                    Map.entry("number", new TypeShape(ValueKind.NUMBER, Map.of())),
                    Map.entry("boolean", new TypeShape(ValueKind.BOOLEAN, Map.of()))),
            Set.of("demo"),
            Set.of("prime-lending", "summit-loans", "bulk-loans", "our-crm"),
            Map.of("phone-check", Set.of("type", "valid", "carrier"), "credit-check", Set.of("grade")));

    private final Map<String, byte[]> files = new HashMap<>();

    private FlowFixture() {}

    /** A flow with fields and nothing else. */
    public static FlowFixture flow() {
        return new FlowFixture().with("fields.yaml", FIELDS);
    }

    /** Adds or replaces a file in the flow's folder. */
    public FlowFixture with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public FlowFixture with(String name, byte[] content) {
        files.put("rules/flows/loans/" + name, content);
        return this;
    }

    public Build build() {
        return build(KNOWN);
    }

    private Build build(Known known) {
        byte[] served = "CA\nNY\nTX\n".getBytes(StandardCharsets.UTF_8);
        return RuleSetCompiler.compile(new FlowFiles("loans", "r1", files, Map.of("served", served)), known);
    }

    /** The rules of a flow without mistakes. */
    public RuleSet rules() {
        Build build = build();
        assertThat(build).isInstanceOf(Build.Ready.class);
        return ((Build.Ready) build).rules();
    }

    /** The mistakes of a flow that has some. */
    public List<RuleProblem> problems() {
        return problems(KNOWN);
    }

    /** The same where other names are known. */
    public List<RuleProblem> problems(Known known) {
        Build build = build(known);
        assertThat(build).isInstanceOf(Build.Broken.class);
        return ((Build.Broken) build).problems();
    }
}
