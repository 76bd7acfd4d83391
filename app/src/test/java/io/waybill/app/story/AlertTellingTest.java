package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.waybill.app.alerts.AlertTelling;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.Visit;
import io.waybill.app.intake.TurnedClock;
import io.waybill.db.alert.Alert;
import io.waybill.db.alert.Alerts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertTellingTest extends Story {
    private static final List<String> LEADS_OWN = List.of("Ann", "415", "555-2671", "Ann@Example.com", "15000");
    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @BeforeEach
    void aBuyerThatRefusesUs() {
        post.start();
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,52.00,1,2\n")
                .write(
                        "rules/flows/loans/outcomes.csv",
                        "id,status,class,retry,then,pause,alert\ndenied,401,auth_failed,0,next,no,yes\n")
                .write("mappings/alerts.yaml", """
                        email: [ops@example.com]
                        webhook: { url: "%s", secret: hush-hush-1 }
                        """.formatted(buyer.uri("/hook")));
        buyer.answers("/first").with(401, "{\"message\":\"who is Ann?\"}");
    }

    @AfterEach
    void stopMail() {
        post.stop();
    }

    private void begin() {
        begin("127.0.0.1");
    }

    private void begin(String allowed) {
        startWith(Map.of(
                "waybill.test-clock",
                clock,
                "waybill.alerts.watch",
                "1h",
                "waybill.alerts.tell",
                "1h",
                "waybill.outbound-allow",
                allowed,
                "waybill.smtp-url",
                "smtp://127.0.0.1:" + post.getSmtp().getPort()));
    }

    private void tell(Duration after) {
        clock.turn(after);
        waybill().part(AlertTelling.class).runOnce();
    }

    private List<Visit> hooks() {
        return buyer.visits("/hook");
    }

    @Test
    void alertsGoOutByEMailAndWebhookUntilTheyAreTakenEvenAfterAnotherStart() throws Exception {
        buyer.answers("/hook").with(500).then(204);
        begin();
        submit();
        submit();

        tell(Duration.ZERO);
        tell(Duration.ofSeconds(20));
        assertThat(hooks()).hasSize(1);
        waybill().close();
        begin();
        tell(Duration.ofSeconds(20));
        tell(Duration.ofHours(2));

        assertThat(hooks()).hasSize(2).extracting(Visit::key).containsOnly("alerts-1");
        var told = hooks().getLast();
        assertThat(told.headers().get("x-waybill-signature")).isEqualTo("sha256=" + hmac(told.body(), "hush-hush-1"));
        assertThat(RunningWaybill.json(told.body()).at("/alerts/0/kind").asText())
                .isEqualTo("auth_failed");
        assertThat(RunningWaybill.json(told.body()).path("alerts")).hasSize(1);
        assertThat(post.getReceivedMessages()).hasSize(1);
        var mail = post.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Waybill: auth_failed");
        assertThat(GreenMailUtil.getBody(mail)).contains("first: auth_failed at attempt 1");
        assertThat(told.body()
                        + mail.getSubject()
                        + GreenMailUtil.getBody(mail)
                        + waybill().api("/alerts"))
                .doesNotContain(LEADS_OWN)
                .doesNotContain("hush-hush-1");
    }

    @Test
    void manyAlertsOfAMinuteMakeOneMessage() {
        home().buyer("third", buyer.uri("/third").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,third,60.00,1,2\nlast,*,second,52.00,1,3\n");
        buyer.answers("/third").with(401);
        begin();
        submit();

        tell(Duration.ZERO);
        tell(Duration.ofMinutes(5));

        assertThat(post.getReceivedMessages()).hasSize(1);
        assertThat(GreenMailUtil.getBody(post.getReceivedMessages()[0])).contains("first: ", "third: ");
    }

    @Test
    void whoCannotBeToldForADayIsGivenUpAndThatIsSaid() {
        buyer.answers("/hook").with(500);
        begin();
        submit();

        tell(Duration.ZERO);
        tell(Duration.ofHours(12));
        tell(Duration.ofHours(12));

        var kinds = waybill().api("/alerts").path("alerts").findValuesAsText("kind");
        assertThat(kinds).containsExactly("alerts_untold", "auth_failed");
        assertThat(Objects.toString(waybill().api("/alerts").at("/alerts/0/text")))
                .contains("webhook 1")
                .contains("status 500")
                .doesNotContain(buyer.uri("/hook").toString());
        int visits = hooks().size();
        buyer.answers("/hook").with(200);
        tell(Duration.ofMinutes(2));
        tell(Duration.ofHours(1));
        assertThat(hooks().size()).isGreaterThan(visits);
        assertThat(waybill().api("/alerts").at("/alerts/0/state").asText()).isEqualTo("ended");
    }

    @Test
    void aWebhookMayNotBeAtAPrivateAddress() {
        begin("10.0.0.0/8");
        waybill().part(Alerts.class).raise(new Alert("in_doubt", "first: may have a lead", null, clock.instant()));

        tell(Duration.ZERO);

        assertThat(post.getReceivedMessages()).hasSize(1);
        assertThat(hooks()).isEmpty();
    }

    @Test
    void theFileIsReloadedAndABrokenOneChangesNothing() throws Exception {
        begin();
        home().write("mappings/alerts.yaml", "emial: [boss@example.com]\n");
        Eventually.holds(() -> assertThat(waybill()
                        .api("/releases/problems")
                        .at("/problems/0/text")
                        .asText())
                .contains("Maybe email?"));
        submit();
        tell(Duration.ZERO);
        assertThat(addressed()).isEqualTo("ops@example.com");

        home().write("mappings/alerts.yaml", "email: [boss@example.com]\nkinds: [in_doubt]\n");
        Eventually.holds(() ->
                assertThat(waybill().api("/releases/problems").path("problems")).isEmpty());
        waybill().part(Alerts.class).raise(new Alert("hush", "nobody is told", null, clock.instant()));
        waybill().part(Alerts.class).raise(new Alert("in_doubt", "first: may have a lead", null, clock.instant()));
        tell(Duration.ofMinutes(2));
        assertThat(addressed()).isEqualTo("boss@example.com");
        assertThat(GreenMailUtil.getBody(post.getReceivedMessages()[1]))
                .contains("in_doubt")
                .doesNotContain("hush");
        assertThat(hooks()).hasSize(1);
    }

    private String addressed() throws Exception {
        var mails = post.getReceivedMessages();
        return mails[mails.length - 1].getAllRecipients()[0].toString();
    }

    private static String hmac(String body, String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
