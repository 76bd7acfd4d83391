package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sources that send a lead again under its key. */
class RepeatTest extends Story {
    private static final String SUBMIT = "/flows/loans/sources/web/submit";

    @BeforeEach
    void oneBuyer() {
        home().buyer("first", buyer.uri("/first").toString(), "").buyers("top,*,first,75.00,1,1\n");
        start();
    }

    private HttpResponse<String> send(String key, String lead) {
        return send(waybill(), SUBMIT, key, lead);
    }

    private static HttpResponse<String> send(RunningWaybill waybill, String path, String key, String lead) {
        return sending(waybill, path, key, lead).join();
    }

    private static CompletableFuture<HttpResponse<String>> sending(
            RunningWaybill waybill, String path, String key, String lead) {
        return waybill.client().sending("POST", path, lead, "Content-Type", "application/json", "Idempotency-Key", key);
    }

    private int leads() {
        return waybill().api("/leads").path("leads").size();
    }

    private static void isTheSame(HttpResponse<String> repeated, HttpResponse<String> first) {
        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(repeated.statusCode()).isEqualTo(first.statusCode());
    }

    @Test
    void aRepeatIsToldWhatTheFirstWasAndMakesNoSecondLead() {
        var first = send("k-1", LEAD);
        assertThat(first.statusCode()).isEqualTo(201);

        isTheSame(send("k-1", LEAD), first);
        assertThat(leads()).isEqualTo(1);
        assertThat(buyer.visits()).hasSize(1);
        assertThat(send("k-2", LEAD).body()).isNotEqualTo(first.body());
    }

    @Test
    void aRepeatAfterARestartIsToldTheSame() {
        var first = send("k-1", LEAD);
        waybill().close();
        start();
        isTheSame(send("k-1", LEAD), first);
        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void aSourceThatWasToldPendingIsToldSoAgainWithTheSameAddress() {
        var first = send(waybill(), SUBMIT + "?wait=0", "k-1", LEAD);
        assertThat(first.statusCode()).isEqualTo(202);
        leadIn("sold", RunningWaybill.json(first.body()));

        isTheSame(send("k-1", LEAD), first);
        var status = RunningWaybill.json(first.body()).path("status_url").asText();
        assertThat(waybill().get(status.substring(status.indexOf("/flows"))).body())
                .contains("success");
    }

    @Test
    void aSourceWhosePatienceEndedIsToldPendingAgain() {
        var gate = new CountDownLatch(1);
        buyer.answers("/first").accepts().behind(gate);
        var first = send(waybill(), SUBMIT + "?wait=1", "k-1", LEAD);
        assertThat(first.statusCode()).isEqualTo(202);
        gate.countDown();
        leadIn("sold", RunningWaybill.json(first.body()));

        isTheSame(send("k-1", LEAD), first);
    }

    @Test
    void aRepeatWithOtherFieldsIsRefused() {
        send("k-1", LEAD);
        var other = send("k-1", LEAD.replace("Ann", "Bob"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("other fields");
        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void theSameFieldsInAnotherFormatAreARepeat() {
        var first = send("k-1", "{\"fname\":\"Ann\",\"loan_amount\":\"15000\"}");
        var form = waybill()
                .client()
                .send(
                        "POST",
                        SUBMIT,
                        "loan_amount=15000&fname=Ann",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Idempotency-Key",
                        "k-1");
        isTheSame(form, first);
    }

    @Test
    void aRepeatWaitsForTheFirstThatIsStillUnderWay() {
        var gate = new CountDownLatch(1);
        buyer.answers("/first").accepts().behind(gate);
        var first = sending(waybill(), SUBMIT, "k-1", LEAD);
        Eventually.holds(() -> assertThat(buyer.visits()).hasSize(1));
        var repeat = sending(waybill(), SUBMIT, "k-1", LEAD);
        gate.countDown();

        isTheSame(repeat.join(), first.join());
        assertThat(first.join().body()).contains("success");
        assertThat(leads()).isEqualTo(1);
    }

    /** The answer in the end: a busy machine may refuse a lead at first, and then its source sends it again. */
    private static HttpResponse<String> insisting(RunningWaybill waybill, String key, HttpResponse<String> answer) {
        var last = answer;
        for (int i = 0; i < 20 && last.statusCode() == 503; i++) {
            last = send(waybill, SUBMIT, key, LEAD);
        }
        assertThat(last.statusCode()).isEqualTo(201);
        return last;
    }

    @Test
    void twoNodesAtOnceTakeEachLeadOnce() {
        try (var other = RunningWaybill.start(home().root(), database, Map.of("waybill.node", "other"))) {
            var here = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            var there = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (int i = 0; i < 30; i++) {
                here.add(sending(waybill(), SUBMIT, "k-" + i, LEAD));
                there.add(sending(other, SUBMIT, "k-" + i, LEAD));
            }
            for (int i = 0; i < 30; i++) {
                isTheSame(
                        insisting(other, "k-" + i, there.get(i).join()),
                        insisting(waybill(), "k-" + i, here.get(i).join()));
            }
        }
        assertThat(leads()).isEqualTo(30);
        assertThat(buyer.visits()).hasSize(30);
    }

    @Test
    void aBatchIsRepeatedAsAWhole() {
        var batch = List.of(LEAD, LEAD.replace("Ann", "Bob"), LEAD.replace("Ann", "Cid"))
                .toString();
        var first = send("b-1", batch);
        assertThat(first.statusCode()).isEqualTo(201);

        isTheSame(send("b-1", batch), first);
        assertThat(send("b-1", List.of(LEAD, LEAD).toString()).statusCode()).isEqualTo(422);
        assertThat(send("b-1", LEAD).statusCode()).isEqualTo(422);
        assertThat(leads()).isEqualTo(3);
    }
}
