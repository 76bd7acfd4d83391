package io.waybill.bench.run;

import io.waybill.bench.load.Measured;
import io.waybill.bench.load.Order;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/** The most that goes through with 8, 32 and 64 connections, what it costs, and how far it is from the yardsticks. */
final class ClosedLoop implements Part {
    static final List<Integer> CONNECTIONS = List.of(8, 32, 64);
    private static final double MEGABYTE = 1 << 20;

    /** One of them. */
    private record Run(int connections, Measured measured, Spent spent) {
        double perSecond() {
            return measured.perSecond();
        }
    }

    @Override
    public void measure(Site site, Report report) throws Exception {
        Run best = run(site, report, CONNECTIONS.getFirst());
        for (int connections : CONNECTIONS.subList(1, CONNECTIONS.size())) {
            Run run = run(site, report, connections);
            best = run.perSecond() > best.perSecond() ? run : best;
        }
        write(best, site, report);
        Yardsticks.measure(site).write(best.perSecond(), report);
    }

    private static Run run(Site site, Report report, int connections) throws IOException {
        Spent before = Spent.soFar(site);
        Measured measured =
                site.run(Order.closed(site.ports(), connections, site.length().each()));
        Run run = new Run(connections, measured, Spent.soFar(site).since(before));
        report.number("leads/s, %d connections".formatted(connections), run.perSecond(), "");
        report.detail("closed loop, %d connections".formatted(connections), measured);
        site.reached(run.perSecond());
        return run;
    }

    private static void write(Run best, Site site, Report report) {
        Measured measured = best.measured;
        report.number("leads/s at the best", best.perSecond(), "(%d connections)".formatted(best.connections));
        report.number("  of these sold", 100.0 * measured.count("success") / measured.leads(), "%");
        report.text("  latency there", OpenLoop.latency(measured));
        best.spent.write(measured, report, "");
        report.number("  memory of the app", megabytes(site), "MB");
        report.text(
                "  garbage collections of the app",
                best.spent
                        .garbage()
                        .map(garbage -> "%d, %s ms in all, in %s s"
                                .formatted(
                                        garbage.count(),
                                        Report.pretty(garbage.millis()),
                                        Report.pretty(measured.seconds())))
                        .orElse(Report.UNKNOWN));
    }

    private static OptionalDouble megabytes(Site site) {
        var bytes = Usage.residentBytes(site.node().process().pid());
        return bytes.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(bytes.getAsLong() / MEGABYTE);
    }
}
