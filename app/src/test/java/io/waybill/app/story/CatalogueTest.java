package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.Script;
import io.waybill.app.fake.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every integration as the documentation uses it, against a fake of its vendor: what arrives there is compared with the request that the
 * vendor describes, and the vendor's answer is what the lead then has. The fake stands for all vendors, so their hosts become its own.
 */
class CatalogueTest extends Story {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern EXAMPLE = Pattern.compile(
            "```yaml\\n# (mappings/(recipients|enhancements)/([a-z0-9-]+)\\.yaml)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern USES = Pattern.compile("(?m)^uses: ([a-z0-9-]+)\\.([a-z0-9-]+)$");
    private static final Pattern HOST = Pattern.compile("https://(\\{\\{ settings\\.domain \\}\\}|[a-z0-9.-]+)");
    private static final Pattern SECRET = Pattern.compile("\\$\\{([A-Z0-9_]+)\\}");

    /** One file of the documentation. */
    private record Documented(String id, boolean recipient, Path examples) {}

    private final Map<String, Documented> documented = new TreeMap<>();

    @BeforeEach
    void useEveryIntegration() {
        home().write("rules/flows/loans/fields.yaml", """
                        name: Loans
                        wait: 10s
                        fields:
                          first_name: first_name
                          last_name: last_name
                          email: email
                          phone_1: phone
                          phone_2: phone
                          address_1: street
                          city: city
                          state: state
                          postal_code: postal_code
                          country: country
                          loan_amount: number
                          ip_address: ip
                          trustedform_cert_url: trustedform_url
                          to: string
                        """)
                .write("mappings/sources/demo.yaml", "name: Demo\nflows: [loans]\nauth: none\n")
                .write("rules/flows/loans/scores.csv", "id,points\nall,85\n");
        files("mappings/integrations")
                .filter(file -> file.toString().endsWith(".yaml"))
                .forEach(file -> home().write(ROOT.relativize(file).toString(), ours(text(file))));
        files("docs/integrations").forEach(page -> writeExamples(text(page)));
        home().write("rules/flows/loans/buyers.csv", "id,to,recipient,price\n" + rows(true, ",0.00"))
                .write("rules/flows/loans/enhancements.csv", "id,to,enhancement\n" + rows(false, ""));
    }

    private void writeExamples(String page) {
        Matcher found = EXAMPLE.matcher(page);
        while (found.find()) {
            Matcher uses = USES.matcher(found.group(4));
            assertThat(uses.find()).isTrue();
            home().write(found.group(1), ours(found.group(4)));
            var examples = ROOT.resolve("mappings/integrations/%s/examples/%s".formatted(uses.group(1), uses.group(2)));
            documented.putIfAbsent(
                    examples.toString(),
                    new Documented(found.group(3), found.group(2).equals("recipients"), examples));
        }
    }

    private String rows(boolean recipients, String more) {
        var rows = new StringBuilder();
        documented.values().stream()
                .filter(one -> one.recipient() == recipients)
                .forEach(one -> rows.append("%s,%s,%s%s\n".formatted(one.id(), one.id(), one.id(), more)));
        return rows.toString();
    }

    /** Vendors live at the fake, and secrets stand as the requests that are expected show them. */
    private String ours(String yaml) {
        var here = HOST.matcher(yaml).replaceAll(Matcher.quoteReplacement(base()));
        return SECRET.matcher(here).replaceAll("secret-$1").replace("{{ appended.contact.id }}", "512");
    }

    private String base() {
        return "http://127.0.0.1:" + buyer.port();
    }

    @Test
    void whatArrivesIsWhatTheVendorDescribes() {
        buyer.answers("/services/oauth2/token")
                .with(
                        200,
                        "{\"access_token\":\"T-1\",\"token_type\":\"Bearer\",\"instance_url\":\"%s\"}"
                                .formatted(base()));
        start();
        assertThat(documented).hasSizeGreaterThan(12);

        documented.values().forEach(this::check);

        assertThat(buyer.visits("/services/oauth2/token")).hasSize(1);
    }

    private void check(Documented one) {
        var request = json(one.examples().resolve("request.json"));
        var path = path(request.path("url").asText());
        var success = success(one);
        answer(buyer.answers(path), success.path("answer"));

        var lead = lead(RunningWaybill.json(
                waybill().submit("loans", "demo", lead(one.id())).body()));

        assertThat(buyer.visits(path)).as(one.id()).isNotEmpty();
        arrived(one, request, buyer.visits(path).getLast(), lead.path("id").asText());
        var finished = events(lead, "exchange.finished").stream()
                .filter(event -> !event.path("exchange").asText().equals("follow_up"))
                .toList()
                .getLast();
        assertThat(finished.path("outcome").asText())
                .as("%s: %s", one.id(), finished)
                .isEqualTo("success");
        assertThat(finished.path("reference").asText(""))
                .as(one.id())
                .isEqualTo(success.at("/expect/reference").asText(""));
        assertThat(lead.path("appended").path(one.id()).size())
                .as("what %s appended", one.id())
                .isEqualTo(success.at("/expect/append").size());
    }

    private void arrived(Documented one, JsonNode request, Visit visit, String lead) {
        assertThat(visit.method()).as(one.id()).isEqualTo(request.path("method").asText());
        assertThat(visit.query())
                .as(one.id())
                .isEqualTo(URI.create(request.path("url").asText()).getRawQuery());
        request.path("headers")
                .properties()
                .forEach(header -> assertThat(visit.headers())
                        .as(one.id())
                        .containsEntry(
                                header.getKey().toLowerCase(Locale.ROOT),
                                header.getValue().asText()));
        if (one.id().equals("salesforce")) {
            assertThat(visit.headers()).containsEntry("authorization", "Bearer T-1");
        }
        var body = request.path("body");
        if (body.isContainerNode()) {
            assertThat(RunningWaybill.json(visit.body()).toString())
                    .as(one.id())
                    .isEqualTo(body.toString().replace("\"L-1\"", "\"" + lead + "\""));
        } else {
            assertThat(timeless(visit.body())).as(one.id()).isEqualTo(timeless(body.asText("")));
        }
    }

    /** When to call depends on when the test runs. */
    private static String timeless(String body) {
        return body.replaceAll("<callNowMode>[A-Z]+</callNowMode><callTime>[0-9]{13}</callTime>", "<call/>")
                .replaceAll("(&F9CallASAP=1)?&F9TimeToCall=[0-9%A-F-]+", "");
    }

    private static void answer(Script script, JsonNode answer) {
        var body = answer.path("body");
        script.with(answer.path("status").asInt(), body.isTextual() ? body.asText() : body.toString());
        answer.path("headers")
                .properties()
                .forEach(header ->
                        script.header(header.getKey(), header.getValue().asText()));
    }

    private static JsonNode success(Documented one) {
        return files(ROOT.relativize(one.examples()).toString())
                .map(CatalogueTest::json)
                .filter(example -> example.at("/expect/verdict").asText().equals("SUCCESS"))
                .findFirst()
                .orElseThrow();
    }

    private static String lead(String to) {
        var lead = (ObjectNode) RunningWaybill.json("""
                {"first_name":"Ann","last_name":"Lee","email":"Ann.Lee@example.com","phone_1":"(415) 555-2671","phone_2":"+44 20 7946 0958",
                 "address_1":"1 Main St","city":"San Francisco","state":"California","postal_code":"94105","country":"US",
                 "loan_amount":"$15,000","ip_address":"198.51.100.7",
                 "trustedform_cert_url":"https://cert.trustedform.com/2605ec3a321e1b3a41addf0bba1213505ef57985"}""");
        return lead.put("to", to).toString();
    }

    private static String path(String url) {
        return URLDecoder.decode(URI.create(url).getRawPath(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(Path file) {
        return RunningWaybill.json(text(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(String folder) {
        try (var paths = Files.walk(ROOT.resolve(folder))) {
            return paths.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
