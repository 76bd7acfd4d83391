package io.waybill.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.db.embedded.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against a running server. */
class BacktestCommandTest {
    private static final String LEAD =
            "{\"fname\":\"Ann\",\"email\":\"ann@example.com\",\"state\":\"CA\",\"loan_amount\":\"15000\"}";

    private final FakeBuyer buyer = FakeBuyer.start();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private RunningWaybill waybill;

    @BeforeEach
    void sellALead() throws IOException {
        var home = TestHome.in(Files.createDirectory(folder.resolve("home")))
                .buyer("first", buyer.uri("/first").toString(), "")
                .buyers("top,*,first,75.00,1,1\n");
        waybill = RunningWaybill.start(home.root(), TestDatabase.fresh());
        assertThat(waybill.submit("loans", "web", LEAD).statusCode()).isEqualTo(201);
    }

    @AfterEach
    void stop() {
        waybill.close();
        buyer.close();
    }

    private int run(String... arguments) {
        var environment =
                Map.of("WAYBILL_URL", waybill.uri().toString(), "WAYBILL_ADMIN_KEY", RunningWaybill.ADMIN_KEY);
        return Waybill.commands(environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** A folder with the flow alone: the mappings are those in force. */
    private Path draft(String rows) throws IOException {
        var flow = Files.createDirectory(folder.resolve("draft"));
        Files.copy(folder.resolve("home/rules/flows/loans/fields.yaml"), flow.resolve("fields.yaml"));
        Files.writeString(flow.resolve("buyers.csv"), "id,state,recipient,price,tier,order\n" + rows);
        return flow;
    }

    private Path home(String rows) {
        return TestHome.in(folder.resolve("other"))
                .buyer("first", buyer.uri("/first").toString(), "")
                .buyers(rows)
                .root();
    }

    @Test
    void aFolderIsComparedWithWhatIsInForceAndShownInMoney() {
        int code = run(
                "backtest",
                "--flow",
                "loans",
                "--draft",
                home("top,*,first,82.50,1,1\n").toString());

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString())
                .containsPattern("revenue +75\\.00 +82\\.50 +\\+7\\.50")
                .contains("1 leads change: 0 newly sold, 0 no longer sold")
                .containsPattern("first +75\\.00 +82\\.50 +\\+7\\.50");
    }

    @Test
    void theResultIsThereAsJsonToo() {
        int code = run(
                "backtest",
                "--json",
                "--flow",
                "loans",
                "--draft",
                home("top,*,first,82.50,1,1\n").toString());

        assertThat(code).as(err.toString()).isZero();
        assertThat(RunningWaybill.json(out.toString()).at("/revenue/change").asText())
                .isEqualTo("7.50");
    }

    @Test
    void aDraftWithMistakesIsRefusedWithEveryOne() throws IOException {
        int code = run(
                "backtest",
                "--flow",
                "loans",
                "--draft",
                draft("top,*,frist,82.50,1,x\n").toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("buyers.csv:2:recipient: \"frist\"").contains("\"x\"");
    }

    @Test
    void aDraftThatIsNotThereIsSaidToBeMissing() {
        assertThat(run("backtest", "--flow", "loans", "--draft", "0123456")).isEqualTo(1);
        assertThat(err.toString()).contains("0123456");
        assertThat(run("backtest", "--flow", "loans", "--draft", "0123456", "--from", "soon"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("2026-11-01");
        assertThat(run("backtest", "--draft", "0123456")).isEqualTo(2);
    }
}
