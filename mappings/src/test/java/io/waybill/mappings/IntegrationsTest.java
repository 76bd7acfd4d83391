package io.waybill.mappings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.request.Rendered;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntegrationsTest {
    private static final String ACME = """
            settings:
              region: { required: true, description: "us or eu" }
              token: { default: "${TOKEN}" }
              phone: { default: "{{ lead.phone_1 }}" }
              note: { description: "optional" }
              urgent: { default: 70 }
            url: "https://{{ settings.region }}.acme.example/leads"
            auth: { bearer: "{{ settings.token }}" }
            headers: { X-Note: "{{ settings.note }}" }
            body:
              phone: "{{ settings.phone }}"
              digits: "{{ settings.phone | phone('###.###.####') }}"
              note: "{{ settings.note }}"
              label: "from {{ settings.region }}"
              urgent: "{{ lead.score >= settings.urgent ? 'yes' : 'no' }}"
              amount: "{{ lead.loan_amount }}"
            """;

    private static Mappings load(String recipient) {
        return Samples.load(
                Map.of("mappings/integrations/acme/send.yaml", ACME, "mappings/recipients/x.yaml", recipient));
    }

    private static Rendered rendered(String recipient) {
        Mappings mappings = load(recipient);
        assertThat(mappings.problems()).isEmpty();
        return requireNonNull(mappings.recipients().get("x")).post().render(Samples.lead(), null);
    }

    private static String body(Rendered request) {
        return requireNonNull(request.masked().body());
    }

    @Test
    void settingsStandWhereTheIntegrationNamesThem() {
        Rendered request = rendered("uses: acme.send\nsettings: { region: eu }\n");

        assertThat(request.uri()).hasToString("https://eu.acme.example/leads");
        assertThat(request.headers()).containsEntry("Authorization", "Bearer s3cr3t-t0ken");
        assertThat(request.masked().headers()).containsEntry("Authorization", "Bearer ***");
        assertThat(body(request))
                .contains("\"phone\":\"7732658399\"", "\"digits\":\"773.265.8399\"", "\"label\":\"from eu\"");
        assertThat(body(request)).contains("\"urgent\":\"yes\"", "\"amount\":15000");
    }

    @Test
    void anOptionalSettingThatIsNotSetLeavesItsEntryOut() {
        Rendered request = rendered("uses: acme.send\nsettings: { region: eu }\n");

        assertThat(body(request)).doesNotContain("note");
        assertThat(request.headers()).doesNotContainKey("X-Note");
    }

    @Test
    void aSettingMayBeAnExpressionOrASecret() {
        Rendered request = rendered("""
                uses: acme.send
                settings: { region: us, phone: "{{ lead.phone_1.area }}", note: "${TOKEN}", urgent: "{{ lead.loan_amount }}" }
                """);

        assertThat(body(request)).contains("\"phone\":\"773\"", "\"urgent\":\"no\"", "\"note\":\"***\"");
        assertThat(request.headers()).containsEntry("X-Note", "s3cr3t-t0ken");
    }

    @Test
    void theFilesOwnKeysWin() {
        Rendered request = rendered("""
                uses: acme.send
                settings: { region: eu }
                url: https://mine.example
                body: { label: mine, more: "{{ lead.state }}" }
                """);

        assertThat(request.uri()).hasToString("https://mine.example");
        assertThat(body(request)).contains("\"label\":\"mine\"", "\"more\":\"CA\"", "\"phone\":\"7732658399\"");
    }

    @Test
    void aMissingSettingIsNamed() {
        assertThat(load("name: x\nuses: acme.send\n").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo("mappings/recipients/x.yaml");
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.text())
                            .isEqualTo("The setting (region) is missing: us or eu. Maybe settings: { region: … }.");
                });
    }

    @Test
    void aSettingOfWhatTheFileReplacesIsNotNeeded() {
        Rendered request =
                rendered("uses: acme.send\nurl: https://mine.example\nbody: { label: \"{{ settings.urgent }}\" }\n");

        assertThat(request.uri()).hasToString("https://mine.example");
        assertThat(body(request)).contains("\"label\":70");
    }

    @Test
    void aSettingThatTheIntegrationDoesNotHaveIsNamed() {
        assertThat(load("uses: acme.send\nsettings:\n  region: eu\n  tokn: x\n").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(4);
                    assertThat(problem.text())
                            .isEqualTo("The integration (acme.send) has no setting (tokn). Maybe token?");
                });
    }

    @Test
    void settingsWithoutAnIntegrationAreNoKey() {
        assertThat(Samples.load("mappings/recipients/x.yaml", "url: https://x.example\nsettings: { a: b }\n")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).startsWith("There is no key (settings) here."));
    }

    @Test
    void aMistakeInASettingIsShownInTheFileThatMadeIt() {
        assertThat(load("uses: acme.send\nsettings:\n  region: eu\n  note: \"{{ led.state }}\"\n")
                        .problems())
                .isNotEmpty()
                .allSatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo("mappings/recipients/x.yaml");
                    assertThat(problem.line()).isEqualTo(4);
                });
    }

    @Test
    void anUnknownIntegrationIsNamed() {
        assertThat(load("uses: acme.sent\nsettings: { region: eu }\nurl: https://x.example\n")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).startsWith("There is no integration (acme.sent)."));
    }
}
