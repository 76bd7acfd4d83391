package io.waybill.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.app.fake.Zips;
import io.waybill.db.embedded.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drafts that are broken in many ways are offered while leads come in, and none of them ever decides one. {@code -Dwaybill.chaos.drafts=1000}
 * makes it long, {@code -Dwaybill.chaos.seed=N} repeats one.
 */
class BrokenDraftsTest {
    private static final Logger LOG = LoggerFactory.getLogger(BrokenDraftsTest.class);
    private static final int DRAFTS = Integer.getInteger("waybill.chaos.drafts", 30);

    @TempDir
    private Path folder;

    private final FakeBuyer buyer = FakeBuyer.start();
    private final long seed = Long.getLong("waybill.chaos.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @BeforeEach
    void home() {
        TestHome.in(folder)
                .buyer("first", buyer.uri("/first").toString(), "connections: 20\n")
                .buyers("top,*,first,75.00,1,1\n");
    }

    @AfterEach
    void stop() {
        buyer.close();
    }

    @Test
    void noBrokenDraftIsEverInForce() {
        try (var waybill = RunningWaybill.start(folder, TestDatabase.fresh(), Map.of("waybill.watch", "false"))) {
            var inForce = inForce(waybill);
            var traffic = Traffic.into(waybill);
            try (traffic) {
                for (int number = 1; number <= DRAFTS; number++) {
                    offer(waybill, number, Breakage.any(random));
                }
            }
            LOG.warn("{} broken drafts, {} leads, seed {}", DRAFTS, traffic.taken(), seed);
            assertThat(traffic.failures()).isEmpty();
            assertThat(traffic.taken()).isPositive();
            assertThat(inForce(waybill)).isEqualTo(inForce);
            assertThat(Traffic.decidedBy(waybill)).containsExactly(inForce);
        }
    }

    /** As a draft that shall be a release, as a folder that shall be imported, or as a release whose cases fail. */
    private void offer(RunningWaybill waybill, int number, Breakage breakage) {
        switch (number % 3) {
            case 0 -> imported(waybill, breakage);
            case 1 -> released(waybill, breakage);
            default -> activated(waybill, number);
        }
    }

    private void imported(RunningWaybill waybill, Breakage breakage) {
        var content = breakage.contentBy(random);
        var zip = Zips.ofHome(folder, Map.of(breakage.path(), content));
        refused(422, breakage.path(), content, waybill.client().upload("POST", "/releases/import", zip));
    }

    private void released(RunningWaybill waybill, Breakage breakage) {
        var content = breakage.contentBy(random);
        var draft = draft(waybill);
        write(waybill, draft, breakage.path(), content);
        refused(422, breakage.path(), content, waybill.client().tell("/drafts/" + draft + "/release", "{}"));
        assertThat(waybill.client()
                        .upload("DELETE", "/drafts/" + draft, new byte[0])
                        .statusCode())
                .isEqualTo(200);
    }

    private void activated(RunningWaybill waybill, int number) {
        var draft = draft(waybill);
        var path = "rules/flows/loans/cases/price.json";
        var failing = """
                [{ "name": "sold for another price", "source": "web", "lead": { "state": "CA", "loan_amount": "%d" },
                   "expect": { "decisions": [ { "Deliver": { "recipient": "first", "price": "74.00" } } ] } }]
                """.formatted(number);
        write(waybill, draft, path, failing);
        var released = waybill.client().tell("/drafts/" + draft + "/release", "{}");
        assertThat(released.statusCode()).as(released.body()).isEqualTo(201);
        var hash = RunningWaybill.json(released.body()).path("hash").asText();
        refused(409, "cases/price.json", failing, waybill.client().tell("/releases/" + hash + "/activate", "{}"));
    }

    private void refused(int status, String path, String content, HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as("seed %d, %s is [%s]: %s", seed, path, content, answer.body())
                .isEqualTo(status);
        assertThat(answer.body())
                .as("seed %d", seed)
                .contains(path)
                .doesNotContain("Exception", "\\tat ", "[ERR", "org.drools");
    }

    private static String draft(RunningWaybill waybill) {
        var made = waybill.client().tell("/drafts", "{\"flow\":\"loans\",\"name\":\"broken\",\"reason\":\"test\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return RunningWaybill.json(made.body()).path("id").asText();
    }

    private static void write(RunningWaybill waybill, String draft, String path, String content) {
        var put = waybill.client()
                .send("PUT", "/api/drafts/" + draft + "/files/" + path, content, "X-API-Key", RunningWaybill.ADMIN_KEY);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    }

    private static String inForce(RunningWaybill waybill) {
        return waybill.api("/flows/loans").path("release").asText();
    }
}
