package io.waybill.bench.run;

import io.waybill.bench.load.Measured;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the machine has spent, in milliseconds of processor time.
 *
 * @param bench on the stub and the load generator
 * @param garbage of the app
 */
record Spent(OptionalDouble app, OptionalDouble database, OptionalDouble bench, Optional<Usage.Garbage> garbage) {
    /** Since the processes began. */
    static Spent soFar(Site site) {
        long app = site.node().process().pid();
        return new Spent(
                Usage.cpuMillis(List.of(app)),
                Usage.cpuMillis(List.of(site.rows().process())),
                Usage.cpuMillis(site.setting().own()),
                Usage.garbage(app));
    }

    Spent since(Spent before) {
        return new Spent(
                less(app, before.app),
                less(database, before.database),
                less(bench, before.bench),
                garbage.flatMap(now -> before.garbage.map(now::since)));
    }

    private static OptionalDouble less(OptionalDouble now, OptionalDouble before) {
        return now.isEmpty() || before.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(now.getAsDouble() - before.getAsDouble());
    }

    /** Writes what each lead took. */
    void write(Measured measured, Report report, String where) {
        report.number("  CPU of the app" + where, perLead(app, measured), "core-ms/lead");
        report.number("  CPU of the database" + where, perLead(database, measured), "core-ms/lead");
        report.number("  CPU of stub and load generator" + where, perLead(bench, measured), "core-ms/lead");
    }

    private static OptionalDouble perLead(OptionalDouble millis, Measured measured) {
        return millis.isEmpty() ? millis : OptionalDouble.of(millis.getAsDouble() / measured.leads());
    }
}
