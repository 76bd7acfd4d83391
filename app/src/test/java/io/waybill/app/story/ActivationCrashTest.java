package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.app.fake.WaybillProcess;
import io.waybill.app.fake.Zips;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waybill is killed while it activates a release. */
class ActivationCrashTest {
    private static final int KILLS = 2;

    @TempDir
    private Path folder;

    private final FakeBuyer buyer = FakeBuyer.start();
    private final int port = WaybillProcess.freePort();

    @AfterEach
    void stop() {
        buyer.close();
    }

    @Test
    void theOldReleaseOrTheNewOneIsInForceAfterwards() {
        var home = TestHome.in(folder).buyer("first", buyer.uri("/first").toString(), "");
        home.buyers("top,*,first,75.00,1,1\n");
        for (int kill = 0; kill < KILLS; kill++) {
            try (var waybill = WaybillProcess.start(folder, port, Map.of())) {
                activateAndDie(home, waybill, kill);
            }
        }
    }

    private void activateAndDie(TestHome home, WaybillProcess waybill, int kill) {
        var client = waybill.client();
        var before = inForce(waybill);
        var other = Zips.ofHome(home.root());
        var imported = client.upload("POST", "/releases/import", other);
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(201);
        home.write("rules/lists/again.txt", "kill %d\n".formatted(kill));
        var next = RunningWaybill.json(client.upload("POST", "/releases/import", Zips.ofHome(home.root()))
                        .body())
                .at("/releases/0/hash")
                .asText();

        var activation = client.sending(
                "POST", "/api/releases/" + next + "/activate", "{}", "X-API-Key", RunningWaybill.ADMIN_KEY);
        // Somewhere on the way, a little later each time.
        LockSupport.parkNanos(kill * 100_000_000L);
        waybill.kill();
        assertThat(activation.handle((answer, broken) -> true).join()).isTrue();

        try (var again = WaybillProcess.start(folder, port, Map.of())) {
            assertThat(inForce(again)).isIn(before, next);
            var answer = again.client().submit("loans", "web", Story.LEAD);
            assertThat(RunningWaybill.json(answer.body()).path("outcome").asText())
                    .isEqualTo("success");
        }
    }

    private static String inForce(WaybillProcess waybill) {
        return waybill.client().api("/flows/loans").path("release").asText();
    }
}
