package io.waybill.bench.run;

import io.waybill.bench.load.Measured;
import io.waybill.bench.load.Order;
import java.io.IOException;
import java.util.List;

/** Three times as many leads as go through, and how soon all is well again. */
final class Pressure implements Part {
    private static final double TIMES = 3;
    private static final double WELL_MILLIS = 50;

    @Override
    public void measure(Site site, Report report) throws IOException {
        double each = site.length().each();
        double rate = Math.floor(TIMES * site.most());
        Measured measured = site.run(Order.burst(site.ports(), rate, 2 * each));
        report.text(
                "three times the most (%s/s) for %s s".formatted(Report.pretty(rate), Report.pretty(each)),
                "%d answered, %d refused (429 or 503), %d failed"
                        .formatted(measured.leads(), measured.count("refused"), measured.count("failed")));
        report.text("  the answered", OpenLoop.latency(measured.answered()));
        report.text("  the refused", OpenLoop.latency(measured.refused()));
        int after = (int) Math.round(each);
        report.text(
                "  back to normal (p95 up to %s ms)".formatted(Report.pretty(WELL_MILLIS)),
                normal(measured.course(), after));
        report.detail("pressure", measured);
    }

    /** @param after the first second without pressure */
    static String normal(List<Measured.Second> course, int after) {
        for (int second = course.size(); second > after; second--) {
            Measured.Second last = course.get(second - 1);
            if (last.refused() > 0 || last.p95() > WELL_MILLIS) {
                return second == course.size()
                        ? "not within %d s".formatted(second - after)
                        : "after %d s".formatted(second - after);
            }
        }
        return "at once";
    }
}
