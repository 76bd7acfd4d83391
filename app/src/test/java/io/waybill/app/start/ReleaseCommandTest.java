package io.waybill.app.start;

import static org.assertj.core.api.Assertions.assertThat;

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

class ReleaseCommandTest {
    @TempDir
    private Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private TestHome home;
    private RunningWaybill waybill;

    @BeforeEach
    void start() throws IOException {
        home = TestHome.in(folder.resolve("home"))
                .buyer("first", "http://127.0.0.1:1/", "")
                .buyers("top,*,first,75.00,1,1\n");
        waybill = RunningWaybill.start(home.root(), TestDatabase.fresh(), Map.of("waybill.watch", "false"));
    }

    @AfterEach
    void stop() {
        waybill.close();
    }

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return Waybill.commands(
                        Map.of("WAYBILL_URL", waybill.uri().toString(), "WAYBILL_ADMIN_KEY", RunningWaybill.ADMIN_KEY))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String imported() {
        assertThat(run("release", "import", home.root().toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).matches("release [0-9a-f]{64} imported\\R");
        return out.toString().substring("release ".length(), "release ".length() + 64);
    }

    @Test
    void aHomeIsImportedActivatedListedAndRolledBack() {
        home.buyers("top,*,first,80.50,1,1\n");
        var hash = imported();

        assertThat(run("release", "diff", hash)).isZero();
        assertThat(out.toString()).contains("buyers: row top: price \"75.00\" -> \"80.50\"");
        assertThat(run("release", "activate", hash.substring(0, 9), "--reason", "autumn prices"))
                .isZero();
        assertThat(out.toString().strip()).isEqualTo("release " + hash + " activated");
        assertThat(run("release", "list", "--flow", "loans")).isZero();
        assertThat(out.toString().lines().findFirst().orElse("")).contains(hash, "loans", "active");
        assertThat(run("release", "rollback", "--flow", "loans")).isZero();
        assertThat(waybill.api("/flows/loans").path("release").asText()).isNotEqualTo(hash);
        assertThat(run("release", "rollback", "--flow", "loans", "--to", hash)).isZero();
        assertThat(waybill.api("/flows/loans").path("release").asText()).isEqualTo(hash);
    }

    @Test
    void aBrokenHomeIsRefusedWithAllProblemsOneALine() {
        home.buyers("a,*,first,7S.00,1,1\nb,*,nobody,70.00,1,1\n");

        assertThat(run("release", "import", home.root().toString())).isEqualTo(1);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains(
                        "rules/flows/loans/buyers.csv:2:price: \"7S.00\"", "rules/flows/loans/buyers.csv:3:recipient");
        assertThat(run("release", "activate", "0000000")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no release (0000000)");
    }

    @Test
    void aReleaseIsExportedByteForByte() throws IOException {
        home.write("rules/flows/loans/buyers.csv", "\uFEFFid,recipient,price\r\ntop,first,80.50\r\n");
        var hash = imported();
        var target = folder.resolve("export");

        assertThat(run("release", "export", hash, target.toString()))
                .as(err.toString())
                .isZero();

        for (var path : new String[] {"rules/flows/loans/buyers.csv", "mappings/sources/web.yaml"}) {
            assertThat(target.resolve(path)).hasSameBinaryContentAs(home.root().resolve(path));
        }
        assertThat(run("release", "export", hash, target.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("--replace");
        Files.writeString(target.resolve("rules/flows/loans/filters.csv"), "id\n");
        assertThat(run("release", "export", hash, target.toString(), "--replace"))
                .isZero();
        assertThat(target.resolve("rules/flows/loans/filters.csv")).doesNotExist();
        assertThat(imported()).isEqualTo(hash);
    }

    @Test
    void whatIsNotUnderstoodEndsWithTwo() {
        assertThat(run("release")).isEqualTo(2);
        assertThat(run("release", "import")).isEqualTo(2);
        assertThat(run("release", "import", folder.resolve("nowhere").toString()))
                .isEqualTo(2);
        assertThat(run("release", "rollback")).isEqualTo(2);
        assertThat(run("release", "activate")).isEqualTo(2);
    }
}
