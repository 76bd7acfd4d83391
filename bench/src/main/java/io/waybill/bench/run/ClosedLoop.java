package io.waybill.bench.run;

import io.waybill.bench.load.Measured;
import io.waybill.bench.load.Order;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/** The most that goes through with 8, 32 and 64 connections, what it costs, and how far it is from the yardsticks. */
final class ClosedLoop implements Part {
    private static final List<Integer> CONNECTIONS = List.of(8, 32, 64);

    /** One of them. */
    private record Run(
            int connections,
            Measured measured,
            OptionalDouble appMillis,
            OptionalDouble databaseMillis,
            Usage.Garbage garbage) {
        double perSecond() {
            return measured.perSecond();
        }

        OptionalDouble perLead(OptionalDouble millis) {
            return millis.isEmpty() ? millis : OptionalDouble.of(millis.getAsDouble() / measured.leads());
        }
    }

    @Override
    public void measure(Site site, Report report) throws Exception {
        Run best = null;
        for (int connections : CONNECTIONS) {
            Run run = run(site, connections);
            report.number("leads/s, %d connections".formatted(connections), run.perSecond(), "");
            report.detail("closed loop, %d connections".formatted(connections), run.measured);
            site.reached(run.perSecond());
            best = best == null || run.perSecond() > best.perSecond() ? run : best;
        }
        if (best != null) {
            write(best, site, report);
        }
        yardsticks(site, report);
    }

    private static Run run(Site site, int connections) throws IOException {
        List<Long> app = List.of(site.node().process().pid());
        List<Long> database = List.of(site.rows().process());
        OptionalDouble appBefore = Usage.cpuMillis(app);
        OptionalDouble databaseBefore = Usage.cpuMillis(database);
        Usage.Garbage garbage = Usage.garbage(app.getFirst());
        Measured measured =
                site.run(Order.closed(site.ports(), connections, site.length().each()));
        return new Run(
                connections,
                measured,
                difference(Usage.cpuMillis(app), appBefore),
                difference(Usage.cpuMillis(database), databaseBefore),
                Usage.garbage(app.getFirst()).since(garbage));
    }

    private static OptionalDouble difference(OptionalDouble now, OptionalDouble before) {
        return now.isEmpty() || before.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(now.getAsDouble() - before.getAsDouble());
    }

    private static void write(Run best, Site site, Report report) {
        report.number("leads/s at the best", best.perSecond(), "(%d connections)".formatted(best.connections));
        report.number("  of these sold", 100.0 * best.measured.count("success") / best.measured.leads(), "%");
        report.number("  p95 there", best.measured.answered().p95(), "ms");
        report.number("  CPU of the app", best.perLead(best.appMillis), "core-ms/lead");
        report.number("  CPU of the database", best.perLead(best.databaseMillis), "core-ms/lead");
        var resident = Usage.residentBytes(site.node().process().pid());
        report.number(
                "  memory of the app",
                resident.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(resident.getAsLong() / 1048576.0),
                "MB");
        report.text(
                "  garbage collections of the app",
                "%d, %s ms in all, in %s s"
                        .formatted(
                                best.garbage.count(),
                                Report.pretty(best.garbage.millis()),
                                Report.pretty(best.measured.seconds())));
    }

    private static void yardsticks(Site site, Report report) throws Exception {
        double seconds = site.length().yardstick();
        double echo = 0;
        for (int connections : CONNECTIONS) {
            echo = Math.max(
                    echo,
                    site.run(Order.echo(site.setting().stub().port(), connections, seconds))
                            .perSecond());
        }
        var commits = new Commits(site.rows());
        double one = commits.perSecond(1, seconds);
        double eight = commits.perSecond(8, seconds);
        report.number("yardstick: HTTP echo of the stub", echo, "requests/s (best of 8, 32, 64 connections)");
        report.number("yardstick: commits of one row, 1 connection", one, "/s");
        report.number("yardstick: commits of one row, 8 connections", eight, "/s");
        report.number("leads per echo", site.most() / echo, "");
        report.number("leads per commit, 1 connection", site.most() / one, "");
        report.number("leads per commit, 8 connections", site.most() / eight, "");
    }
}
