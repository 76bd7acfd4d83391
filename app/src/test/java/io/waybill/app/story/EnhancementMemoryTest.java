package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bought answer serves the next lead with the same question; nothing is bought for a lead that cannot be asked about. */
class EnhancementMemoryTest extends Story {
    private static final String MOBILE = "{\"type\":\"mobile\",\"risk\":12}";
    private static final String OTHER_PHONE = """
            {"fname":"Bob","email":"bob@example.com","phone_1":"(212) 555-2672","state":"NY","loan_amount":"5000"}""";
    private static final String SAME_PHONE = """
            {"fname":"Bob","email":"bob@example.com","phone_1":"+1 415 555 2671","state":"NY","loan_amount":"5000"}""";

    @BeforeEach
    void oneThatKeepsItsAnswers() {
        home().buyer("first", buyer.uri("/first").toString(), "")
                .write("rules/flows/loans/buyers.csv", """
                        id,appended.check.risk,recipient,price,tier
                        safe,<= 20,first,75.00,1
                        """)
                .write("rules/flows/loans/enhancements.csv", "id,enhancement\na,check\n");
        check("cache: 30d\nneeds: [phone_1]\n");
    }

    private void check(String more) {
        home().write("mappings/enhancements/check.yaml", """
                name: Check
                class: add-on
                cost: 0.004
                url: "%s"
                headers: { X-Request-ID: "{{ lead.id }}", X-Moment: "{{ now }}" }
                body: { phone: "{{ lead.phone_1 }}" }
                response: { success: { status: 200 }, append: { type: "$.type", risk: "$.risk" } }
                """.formatted(buyer.uri("/check")) + more);
    }

    private static JsonNode finished(JsonNode lead) {
        return events(lead, "exchange.finished").getFirst();
    }

    @Test
    void theSameQuestionIsPaidOnce() {
        buyer.answers("/check").with(200, MOBILE);
        start();

        var first = leadIn("sold", submit());
        var second = leadIn("sold", submit(SAME_PHONE));

        assertThat(buyer.visits("/check")).hasSize(1);
        assertThat(first.path("cost").asText()).isEqualTo("0.004");
        assertThat(second.path("cost").asText()).isEqualTo("0.00");
        assertThat(second.path("appended")).isEqualTo(first.path("appended"));
        assertThat(finished(first).has("cached")).isFalse();
        assertThat(finished(second).path("cached").asBoolean()).isTrue();
        assertThat(finished(second).path("ms").asLong(-1)).isZero();
        assertThat(finished(second).path("class").asText()).isEqualTo("accepted");
        assertThat(second.at("/enhancements/0")).hasToString("""
                {"enhancement":"check","class":"add-on","calls":0,"cached":true,"skipped":false,"cost":"0.00"}""");
        assertThat(first.at("/enhancements/0")).hasToString("""
                {"enhancement":"check","class":"add-on","calls":1,"cached":false,"skipped":false,"cost":"0.004"}""");
    }

    @Test
    void anotherQuestionIsAskedAndPaid() {
        buyer.answers("/check").with(200, MOBILE);
        start();

        leadIn("sold", submit());
        var other = leadIn("sold", submit(OTHER_PHONE));

        assertThat(buyer.visits("/check")).hasSize(2);
        assertThat(other.path("cost").asText()).isEqualTo("0.004");
    }

    @Test
    void anAnswerOutlastsTheProcess() {
        buyer.answers("/check").with(200, MOBILE);
        start();
        leadIn("sold", submit());
        waybill().close();

        start();
        leadIn("sold", submit(SAME_PHONE));

        assertThat(buyer.visits("/check")).hasSize(1);
    }

    @Test
    void onlyAnswersThatCanBeTrustedAreKept() {
        buyer.answers("/check").with(404, MOBILE).then(200, MOBILE).then(500, MOBILE);
        home().write("rules/flows/loans/outcomes.csv", """
                id,exchange,recipient,status,fault,body,class,retry
                quota,,check,200,,contains mobile,server_error,0
                """);
        start();

        submit();
        submit();
        submit();

        assertThat(buyer.visits("/check")).hasSize(3);
    }

    @Test
    void withoutCacheEveryLeadAsks() {
        check("");
        buyer.answers("/check").with(200, MOBILE);
        start();

        leadIn("sold", submit());
        leadIn("sold", submit());

        assertThat(buyer.visits("/check")).hasSize(2);
    }

    @Test
    void answersThatAreNowReadDifferentlyDoNotServe() {
        buyer.answers("/check").with(200, MOBILE);
        start();
        leadIn("sold", submit());
        waybill().close();

        home().write("mappings/enhancements/check.yaml", """
                url: "%s"
                headers: { X-Request-ID: "{{ lead.id }}", X-Moment: "{{ now }}" }
                body: { phone: "{{ lead.phone_1 }}" }
                response: { success: { status: 200 }, append: { kind: "$.type", risk: "$.risk" } }
                cache: 30d
                """.formatted(buyer.uri("/check")));
        start();

        var lead = leadIn("sold", submit());

        assertThat(lead.at("/appended/check/kind").asText()).isEqualTo("mobile");
    }

    @Test
    void aLeadWithoutWhatIsNeededIsNotAskedAbout() {
        start();

        var lead = leadIn("unsold", submit("{\"phone_1\":\"no idea\",\"loan_amount\":\"5000\"}"));

        assertThat(buyer.visits("/check")).isEmpty();
        assertThat(finished(lead).path("skipped").asBoolean()).isTrue();
        assertThat(finished(lead).path("outcome").asText()).isEqualTo("failure");
        assertThat(finished(lead).path("class").asText()).isEqualTo("invalid");
        assertThat(finished(lead).path("reason").asText()).isEqualTo("not asked: phone_1 is missing or not valid");
        assertThat(lead.path("cost").asText()).isEqualTo("0.00");
        assertThat(lead.at("/enhancements/0/skipped").asBoolean()).isTrue();
        assertThat(waybill().get("/metrics").body())
                .contains(
                        "waybill_enhancement_calls_total{class=\"add-on\",enhancement=\"check\",result=\"skipped\"} 1");
    }

    @Test
    void aRequiredOneThatCannotBeAskedHasFailed() {
        home().write("rules/flows/loans/enhancements.csv", "id,enhancement,required,on_failure\na,check,yes,reject\n");
        start();

        var lead = leadIn("rejected", submit("{\"loan_amount\":\"5000\"}"));

        assertThat(lead.path("reason").asText()).isEqualTo("check failed");
    }

    @Test
    void testLeadsNeitherLearnNorPay() {
        home().write("mappings/sources/trial.yaml", "name: Trial\nflows: [loans]\nauth: none\ntest: true\n");
        buyer.answers("/check").with(200, MOBILE);
        start();

        var trial = waybill().submit("loans", "trial", LEAD);
        var real = leadIn("sold", submit());

        assertThat(trial.statusCode()).isEqualTo(201);
        assertThat(finished(real).has("cached")).isFalse();
        assertThat(buyer.visits("/check")).hasSize(1);
    }

    @Test
    void nothingIsBoughtForALeadThatAFilterTurnsAway() {
        home().write("rules/flows/loans/filters.csv", """
                id,state,appended.check.type,reject
                not-here,NV,,state is not served
                voip,,voip,phone is voip
                """);
        buyer.answers("/check").with(200, MOBILE).then(200, "{\"type\":\"voip\",\"risk\":1}");
        start();

        var away = leadIn("rejected", submit(LEAD.replace("California", "Nevada")));
        leadIn("sold", submit());
        var voip = leadIn("rejected", submit(OTHER_PHONE));

        assertThat(away.path("reason").asText()).isEqualTo("state is not served");
        assertThat(away.path("cost").asText()).isEqualTo("0.00");
        assertThat(voip.path("reason").asText()).isEqualTo("phone is voip");
        assertThat(voip.path("cost").asText()).isEqualTo("0.004");
        assertThat(buyer.visits("/check")).hasSize(2);
    }

    @Test
    void twoThatDoNotDependOnEachOtherAreAskedTogether() {
        home().write("rules/flows/loans/enhancements.csv", "id,enhancement\na,check\nb,other\n")
                .write("mappings/enhancements/other.yaml", """
                        url: "%s"
                        response: { append: { ok: "$.ok" } }
                        """.formatted(buyer.uri("/other")));
        var both = new CountDownLatch(1);
        buyer.answers("/check").with(200, MOBILE).behind(both);
        buyer.answers("/other").with(200, "{\"ok\":true}").behind(both);
        start();

        var answer = CompletableFuture.supplyAsync(this::submit);
        Eventually.get(() -> {
            assertThat(buyer.visits()).extracting(visit -> visit.path()).containsExactlyInAnyOrder("/check", "/other");
            return true;
        });
        both.countDown();

        leadIn("sold", answer.join());
    }

    @Test
    void anotherNodeUsesWhatThisOneLearnt() {
        buyer.answers("/check").with(200, MOBILE);
        start();
        leadIn("sold", submit());

        try (var second = RunningWaybill.start(home().root(), database, Map.of("waybill.node", "second"))) {
            var answer = RunningWaybill.json(
                    second.submit("loans", "web", SAME_PHONE).body());
            leadIn("sold", answer);
        }

        assertThat(buyer.visits("/check")).hasSize(1);
    }
}
