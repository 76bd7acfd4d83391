package io.waybill.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.db.embedded.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The document of all doors and the doors of the running application are the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "options");

    /** They only say that they are not there, in the words that buyers are used to. */
    private static final Set<String> REFUSING =
            Set.of("PUT /feedback", "PATCH /feedback", "DELETE /feedback", "OPTIONS /feedback");

    private RunningWaybill waybill;
    private JsonNode document;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        waybill = RunningWaybill.start(TestHome.in(folder).root(), TestDatabase.fresh());
        var answer = waybill.client().get("/openapi");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/yaml; charset=utf-8");
        document = new YAMLMapper().readTree(answer.body());
    }

    @AfterAll
    void stop() {
        waybill.close();
    }

    private Map<String, JsonNode> documented() {
        var operations = new TreeMap<String, JsonNode>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
        return operations;
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " "
                + route.getUriMatchTemplate().toPathString().replace("{+", "{");
    }

    @Test
    void everyRouteIsInTheDocumentAndEverythingInItIsARoute() {
        var routes = waybill.part(Router.class)
                .uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(OpenApiTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        routes.removeAll(REFUSING);

        assertThat(documented().keySet()).containsExactlyElementsOf(routes);
    }

    @Test
    void whatIsBelowApiNamesItsRoleAndTheShapeOfRefusals() {
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        documented().forEach((name, operation) -> {
            String[] parts = name.split(" ", 2);
            boolean guarded = parts[1].startsWith("/api");
            String role = operation.path("x-role").asText();
            assertThat(role)
                    .as(name)
                    .isEqualTo(
                            guarded
                                    ? NeededRole.of(parts[0], parts[1].replaceAll("[{}]", ""))
                                            .word()
                                    : "");
            assertThat(operation.has("security")).as(name).isEqualTo(guarded);
            if (guarded) {
                assertThat(operation.at("/responses/default/$ref").asText())
                        .as(name)
                        .isEqualTo("#/components/responses/Error");
            }
            assertThat(operation.path("summary").asText()).as(name).isNotBlank();
        });
    }

    @Test
    void refusalsLookAsTheDocumentSays() {
        var required = document.at("/components/schemas/Error/required/0").asText();

        for (String path : Set.of("/api/leads", "/api/nothing", "/api/flows/none")) {
            var refused = waybill.client().get(path);
            assertThat(RunningWaybill.json(refused.body()).has(required))
                    .as(refused.body())
                    .isTrue();
        }
    }

    @Test
    void pathsNameTheirParameters() {
        document.path("paths").properties().forEach(path -> {
            var named = new TreeSet<String>();
            path.getValue()
                    .path("parameters")
                    .forEach(each -> named.add(each.path("name").asText()));
            var marks = new TreeSet<String>();
            var matcher = Pattern.compile("\\{([^}]+)}").matcher(path.getKey());
            while (matcher.find()) {
                marks.add(matcher.group(1));
            }
            assertThat(named).as(path.getKey()).isEqualTo(marks);
        });
    }
}
