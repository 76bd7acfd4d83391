package io.waybill.bench.run;

import io.waybill.bench.load.Measured;
import io.waybill.bench.load.Order;
import java.io.IOException;

/** From nothing to 1,000 leads a minute. */
final class Ramp implements Part {
    private static final double RATE = 1_000 / 60.0;
    private static final double LONGER = 3;

    @Override
    public void measure(Site site, Report report) throws IOException {
        double seconds = LONGER * site.length().each();
        Measured measured = site.run(Order.ramp(site.ports(), RATE, seconds));
        report.text(
                "ramp 0 to 1,000 leads/minute in %s s".formatted(Report.pretty(seconds)), OpenLoop.latency(measured));
        report.detail("ramp", measured);
    }
}
