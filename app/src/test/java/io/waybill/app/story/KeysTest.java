package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.RunningWaybill;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever has a key sees and does what its role allows. */
class KeysTest extends Story {
    private static final String LEAD = """
            {"first_name":"Annabel","last_name":"Quist","email":"Ann.Q@Example.com","phone":"(415) 555-2671","street":"12 Elm Road",
             "ip":"203.0.113.7","ssn":"123-45-6789","dob":"05/17/1980","pin":"s3cr3t","state":"CA"}""";
    private static final String[] PERSONAL = {"nnabel", "uist", "xample.com", "555", "2671", "Elm", "203.0.113.7"};
    private static final String[] SECRET = {"45-6789", "6789", "05/17", "05-17", "s3cr3t"};

    @BeforeEach
    void aLeadWithEverything() {
        home().write("rules/flows/loans/fields.yaml", """
                        name: Loans
                        fields: { first_name: first_name, last_name: last_name, email: email, phone: phone, street: street, ip: ip, ssn: ssn, dob: dob, pin: credential, state: state }
                        """)
                .write("mappings/recipients/first.yaml", """
                        kind: buyer
                        url: "%s?e={{ lead.email }}&n={{ lead.first_name }}"
                        headers: { X-Person: "{{ lead.first_name }} {{ lead.last_name }}" }
                        body:
                          mail: "{{ lead.email | upper }}"
                          tel: "{{ lead.phone | phone('###.###.####') }}"
                          born: "{{ lead.dob | date('MM/dd/yyyy') }}"
                          ssn: "{{ lead.ssn }}"
                          street: "{{ lead.street }} at {{ lead.ip }}"
                          pin: "{{ lead.pin }}"
                        response: { success: { path: "$.ok", equals: true }, reference: "$.id" }
                        """.formatted(buyer.uri("/first")))
                .buyers("top,*,first,75.00,1,1\n");
        buyer.answers("/first")
                .with(200, "{\"ok\":true,\"id\":\"B-1\",\"echo\":\"Annabel Quist, 4155552671, 123456789\"}");
        start();
    }

    private JsonNode make(String role) {
        var answer = waybill()
                .client()
                .send(
                        "POST",
                        "/api/keys",
                        "{\"name\":\"somebody\",\"role\":\"%s\"}".formatted(role),
                        "Content-Type",
                        "application/json",
                        "X-API-Key",
                        RunningWaybill.ADMIN_KEY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RunningWaybill.json(answer.body());
    }

    private int status(String method, String path, JsonNode key) {
        return waybill()
                .client()
                .send(method, path, "", "X-API-Key", key.path("key").asText())
                .statusCode();
    }

    private String shown(JsonNode answer, JsonNode key) {
        var path = "/api/leads/" + answer.at("/lead/id").asText();
        var shown = waybill()
                .client()
                .send("GET", path, "", "X-API-Key", key.path("key").asText());
        assertThat(shown.statusCode()).isEqualTo(200);
        return shown.body();
    }

    @Test
    void aViewerSeesNoPersonalDataAnywhere() {
        var answer = submit(LEAD);
        var shown = shown(answer, make("viewer"));
        assertThat(ofPeople(shown)).doesNotContainIgnoringCase(PERSONAL).doesNotContainIgnoringCase(SECRET);
        var lead = RunningWaybill.json(shown);
        assertThat(lead.at("/fields/dob/parts/year").asInt()).isEqualTo(1980);
        assertThat(lead.at("/fields/state/normal").asText()).isEqualTo("CA");
        assertThat(lead.at("/fields/email/valid").asBoolean()).isTrue();
        assertThat(lead.at("/sales/0/reference").asText()).isEqualTo("B-1");
    }

    /** Without ids, hashes, ports and moments, in which any digits may stand by chance. */
    private static String ofPeople(String shown) {
        return shown.replaceAll("[0-9a-f]{32,64}", "")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+", "")
                .replaceAll("(localhost|127\\.0\\.0\\.1):\\d+", "")
                .replaceAll("\"ms\":\\d+", "");
    }

    @Test
    void anOperatorSeesAllButSecrets() {
        var shown = shown(submit(LEAD), make("operator"));
        assertThat(shown).contains("Annabel", "ann.q@example.com");
        assertThat(ofPeople(shown)).doesNotContainIgnoringCase(SECRET);
    }

    @Test
    void theAdminSeesAll() {
        assertThat(shown(submit(LEAD), make("admin"))).contains("123456789", "1980-05-17", "s3cr3t", "05/17/1980");
    }

    @Test
    void aKeyOpensWhatItsRoleAllowsAndNothingOnceTakenBack() {
        var viewer = make("viewer");
        var operator = make("operator");

        assertThat(status("GET", "/api/leads", viewer)).isEqualTo(200);
        assertThat(status("POST", "/api/recipients/first/pause", viewer)).isEqualTo(403);
        assertThat(status("GET", "/api/keys", operator)).isEqualTo(403);
        assertThat(status("POST", "/api/recipients/first/pause", operator)).isEqualTo(200);

        var listed = waybill().api("/keys");
        assertThat(listed.path("keys")).hasSize(2);
        assertThat(listed.toString()).doesNotContain(viewer.path("key").asText(), "hash");
        var removed = waybill()
                .client()
                .send("DELETE", "/api/keys/" + viewer.path("id").asText(), "", "X-API-Key", RunningWaybill.ADMIN_KEY);
        assertThat(removed.statusCode()).isEqualTo(200);
        assertThat(status("GET", "/api/leads", viewer)).isEqualTo(401);
        assertThat(status("GET", "/api/leads", operator)).isEqualTo(200);
    }

    @Test
    void aKeyHoldsAfterARestart() {
        var viewer = make("viewer");
        waybill().close();
        start();
        assertThat(status("GET", "/api/leads", viewer)).isEqualTo(200);
    }

    @Test
    void aKeyNeedsANameAndARole() {
        for (var wanted : new String[] {
            "{}", "{\"name\":\"x\",\"role\":\"boss\"}", "{\"name\":\" \",\"role\":\"viewer\"}", "[]", "7"
        }) {
            var answer = waybill()
                    .client()
                    .send(
                            "POST",
                            "/api/keys",
                            wanted,
                            "Content-Type",
                            "application/json",
                            "X-API-Key",
                            RunningWaybill.ADMIN_KEY);
            assertThat(answer.statusCode()).as(wanted).isEqualTo(400);
        }
    }
}
