package io.waybill.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaybillProcessTest {
    @TempDir
    private Path home;

    @Test
    void aTerminatedProcessStopsItsDatabaseAndEndsWithZero() throws Exception {
        Process process = start("0");
        readUntil(process, "Waybill serves");
        ProcessHandle database = process.children().findFirst().orElseThrow();

        process.destroy();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(database.isAlive()).isFalse();
        assertThat(home.resolve("data/address")).doesNotExist();
    }

    @Test
    void aFailedStartEndsWithOne() throws Exception {
        Files.createFile(home.resolve("data"));
        Process process = start("0");
        readUntil(process, "--data");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isOne();
    }

    private Process start(String port) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Waybill.class.getName(),
                "start",
                "--home",
                home.toString(),
                "--port",
                port);
        builder.environment().keySet().removeIf(name -> name.startsWith("WAYBILL_"));
        builder.environment().put("WAYBILL_PROGRAMS", "target/database-server");
        return builder.redirectErrorStream(true).start();
    }

    private static void readUntil(Process process, String text) throws IOException {
        BufferedReader lines = process.inputReader();
        var seen = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.append(line).append('\n');
            if (line.contains(text)) {
                return;
            }
        }
        throw new AssertionError("Never said \"" + text + "\" but:\n" + seen);
    }
}
