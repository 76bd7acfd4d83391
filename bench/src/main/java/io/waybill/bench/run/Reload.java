package io.waybill.bench.run;

import io.waybill.bench.home.BuyersTable;
import io.waybill.bench.home.WorkHome;
import io.waybill.bench.load.Measured;
import io.waybill.bench.load.Order;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A table of 10,000 rows is replaced while leads flow. */
final class Reload implements Part {
    private static final int ROWS = 10_000;
    private static final double SHARE = 0.3;
    private static final long BEFORE_MILLIS = 1_500;

    /** In milliseconds. */
    private record Times(long imported, long activated) {}

    private record Busy(Times times, Measured measured) {}

    @Override
    public void measure(Site site, Report report) throws Exception {
        try (var desk = new ReleaseDesk(site)) {
            desk.activate(desk.load(home(site, 2)));
            Order order = Order.open(
                    site.ports(), Math.floor(SHARE * site.most()), site.length().each());
            site.run(order);
            Measured quiet = site.run(order);
            Busy busy = beside(site, order, desk);
            report.text(
                    "reload of 10,000 rows under load (%s/s)".formatted(Report.pretty(order.rate())),
                    "import %d ms, activation %d ms".formatted(busy.times.imported, busy.times.activated));
            report.text("  traffic meanwhile", OpenLoop.latency(busy.measured));
            report.text("  quiet", OpenLoop.latency(quiet));
            report.number(
                    "  p99 meanwhile, times quiet",
                    busy.measured.answered().p99() / quiet.answered().p99(),
                    "");
            report.detail("reload", busy.measured);
            report.detail("reload, quiet", quiet);
        }
    }

    /** Another number of recipients makes another table. */
    private static WorkHome home(Site site, int recipients) {
        return new WorkHome(
                new BuyersTable(ROWS, recipients), site.setting().stub().port());
    }

    private static Busy beside(Site site, Order order, ReleaseDesk desk) throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<Measured> load = threads.submit(() -> site.run(order));
            TimeUnit.MILLISECONDS.sleep(BEFORE_MILLIS);
            Times times = reload(desk, home(site, 4));
            return new Busy(times, load.get());
        }
    }

    private static Times reload(ReleaseDesk desk, WorkHome home) throws Exception {
        long begun = System.nanoTime();
        String hash = desk.load(home);
        long imported = System.nanoTime();
        desk.activate(hash);
        return new Times((imported - begun) / 1_000_000, (System.nanoTime() - imported) / 1_000_000);
    }
}
