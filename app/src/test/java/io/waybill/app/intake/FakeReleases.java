package io.waybill.app.intake;

import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.HomeProblem;
import io.waybill.app.home.Releases;
import io.waybill.mappings.Mappings;
import io.waybill.mappings.alert.AlertSettings;
import io.waybill.mappings.source.SourceMapping;
import io.waybill.mappings.source.SourceMapping.Auth;
import io.waybill.rules.Evaluation;
import io.waybill.rules.RuleSet;
import io.waybill.rules.drl.Stage;
import io.waybill.rules.explain.ReadRow;
import io.waybill.rules.explain.Why;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.flow.FieldSpec;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.table.Table;
import io.waybill.rules.table.TableKind;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two flows; the sources of the first prove themselves in every way there is. */
public final class FakeReleases implements Releases {
    private static final Map<String, FieldSpec> FIELDS = Stream.of(
                    new FieldSpec("first_name", "first_name", false),
                    new FieldSpec("state", "state", false),
                    new FieldSpec("loan_amount", "number", true),
                    new FieldSpec("is_test", "boolean", false),
                    new FieldSpec("trustedform_cert_url", "url", false))
            .collect(Collectors.toMap(FieldSpec::name, field -> field));

    private final Map<String, ActiveFlow> flows = Map.of("loans", flow("loans", false), "trial", flow("trial", true));

    private static ActiveFlow flow(String id, boolean test) {
        Map<String, SourceMapping> sources = Stream.of(
                        source("demo", new Auth.None(), List.of(), Map.of()),
                        source("keyed", new Auth.ApiKey("key-1"), List.of(), Map.of()),
                        source("keyless", new Auth.ApiKey(null), List.of(), Map.of()),
                        source("blank", new Auth.ApiKey(""), List.of(), Map.of()),
                        source("basic", new Auth.Basic("ann", "pass:wörd"), List.of(), Map.of()),
                        source("bearer", new Auth.Bearer("token-1"), List.of("https://forms.example"), Map.of()),
                        source("listed", new Auth.None(), List.of("https://forms.example"), Map.of()),
                        source(
                                "form",
                                new Auth.None(),
                                List.of(),
                                Map.of("submit", 1000.0, "ping", 1000.0, "address", 3 / 60.0)),
                        source("uni", new Auth.ApiKey("schlüssel-ключ"), List.of(), Map.of()),
                        source("slow", new Auth.None(), List.of(), Map.of("submit", 1.0)))
                .collect(Collectors.toMap(SourceMapping::id, source -> source));
        return new ActiveFlow(
                id,
                new FakeRules(definition(test)),
                new Mappings(sources, Map.of(), Map.of(), AlertSettings.NONE, List.of()));
    }

    private static SourceMapping source(String id, Auth auth, List<String> cors, Map<String, Double> limits) {
        List<String> flows = id.equals("keyed") ? List.of("loans") : List.of("loans", "trial");
        return new SourceMapping(
                id,
                id,
                flows,
                auth,
                Map.of("fname", "first_name"),
                Map.of(),
                Map.of(),
                limits,
                id.equals("listed"),
                cors,
                Map.of(),
                Map.of(),
                Map.of("address", 3.0));
    }

    private static FlowDefinition definition(boolean test) {
        return new FlowDefinition("Loans", Duration.ofSeconds(30), "failure", test, FIELDS);
    }

    @Override
    public @Nullable ActiveFlow find(String flow) {
        return flows.get(flow);
    }

    @Override
    public boolean unusable(String flow, String source) {
        return flow.equals("broken") || (flow.equals("loans") && source.equals("broken"));
    }

    @Override
    public Map<String, ActiveFlow> flows() {
        return flows;
    }

    @Override
    public List<HomeProblem> problems() {
        return List.of();
    }

    private record FakeRules(FlowDefinition flow) implements RuleSet {
        @Override
        public String release() {
            return "r1";
        }

        @Override
        public Evaluation evaluate(Facts facts) {
            throw new UnsupportedOperationException("Intake asks no rules.");
        }

        @Override
        public Why explain(Facts facts, String recipient) {
            throw new UnsupportedOperationException("Intake asks no rules.");
        }

        @Override
        public List<ReadRow> read(Facts facts, int score, Collection<String> rows) {
            return List.of();
        }

        @Override
        public Map<TableKind, Table> tables() {
            return Map.of();
        }

        @Override
        public Map<Stage, List<String>> ruleNames() {
            return Map.of();
        }

        @Override
        public void close() {}
    }
}
