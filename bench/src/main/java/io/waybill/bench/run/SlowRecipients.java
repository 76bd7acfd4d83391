package io.waybill.bench.run;

import io.waybill.bench.load.Measured;
import io.waybill.bench.load.Order;
import java.io.IOException;

/** One lead in ten goes to recipients that hang or answer late: what the others notice of it. */
final class SlowRecipients implements Part {
    private static final int PERCENT = 10;
    private static final double SHARE = 0.7;

    @Override
    public void measure(Site site, Report report) throws IOException {
        Order order = Order.open(
                site.ports(), Math.floor(SHARE * site.most()), site.length().each());
        Measured quiet = site.run(order);
        Measured slow = site.run(order.withSlow(PERCENT));
        double meant = order.rate() * (100 - PERCENT) / 100;
        report.text(
                "slow recipients, 10 % of traffic",
                "others %s/s of %s/s meant, %s; without them %s/s of %s/s, %s"
                        .formatted(
                                Report.pretty(slow.perSecond()),
                                Report.pretty(meant),
                                OpenLoop.latency(slow),
                                Report.pretty(quiet.perSecond()),
                                Report.pretty(order.rate()),
                                OpenLoop.latency(quiet)));
        report.number("  throughput of the others", 100 * slow.perSecond() / meant, "%");
        report.detail("slow recipients", slow);
        report.detail("slow recipients, quiet", quiet);
    }
}
