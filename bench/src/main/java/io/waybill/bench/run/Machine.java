package io.waybill.bench.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;

/** What everything ran on. */
final class Machine {
    private static final double GIGABYTE = 1L << 30;

    private Machine() {}

    static void write(Site site, Report report) throws IOException, SQLException {
        report.text(
                "machine",
                "%d cores, %s memory, %s %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                memory(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch")));
        report.text("Java", System.getProperty("java.vm.version"));
        report.text("Waybill", commit(site.setting().places()));
        report.text("database", site.rows().value("SELECT VERSION()"));
        report.text(
                "innodb_flush_log_at_trx_commit", site.rows().value("SELECT @@GLOBAL.innodb_flush_log_at_trx_commit"));
        report.number("start on new data", site.node().startMillis() / 1_000.0, "s");
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? String.format(Locale.ROOT, "%.0f GB", system.getTotalMemorySize() / GIGABYTE)
                : Report.UNKNOWN;
    }

    private static String commit(Places places) {
        try {
            var git = new ProcessBuilder("git", "-C", places.checkout().toString(), "describe", "--always", "--dirty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return commit.isEmpty() ? Report.UNKNOWN : commit;
        } catch (IOException noGit) {
            return Report.UNKNOWN;
        }
    }
}
