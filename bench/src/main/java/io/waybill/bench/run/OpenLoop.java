package io.waybill.bench.run;

import io.waybill.bench.load.Measured;
import io.waybill.bench.load.Order;
import java.io.IOException;

/** Latency at 100 leads a second and at 70 % of the most. */
final class OpenLoop implements Part {
    private static final double RATE = 100;
    private static final double SHARE = 0.7;

    @Override
    public void measure(Site site, Report report) throws IOException {
        write(site, report, "at 100 leads/s", RATE);
        double rate = Math.floor(SHARE * site.most());
        write(site, report, "at 70 %% of the most (%s/s)".formatted(Report.pretty(rate)), rate);
    }

    private static void write(Site site, Report report, String where, double rate) throws IOException {
        Measured measured =
                site.run(Order.open(site.ports(), rate, site.length().each()));
        report.text(where, latency(measured));
        report.detail("open loop " + where, measured);
    }

    /** As it stands in the table. */
    static String latency(Measured measured) {
        long refused = measured.count("refused");
        long failed = measured.count("failed");
        return latency(measured.answered())
                + (refused + failed == 0 ? "" : "; %d refused, %d failed".formatted(refused, failed));
    }

    static String latency(Measured.Latency latency) {
        return "p50 %s ms, p95 %s ms, p99 %s ms, max %s ms"
                .formatted(
                        Report.pretty(latency.p50()),
                        Report.pretty(latency.p95()),
                        Report.pretty(latency.p99()),
                        Report.pretty(latency.max()));
    }
}
