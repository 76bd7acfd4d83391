package io.waybill.bench.run;

import io.waybill.bench.load.Order;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;

/**
 * What the machine can do at all, at the moment of this run, each a second.
 *
 * @param echo requests that the stub answers with what they said, at the best of the closed loop's connections
 * @param commits of a single row, over one connection
 * @param manyCommits the same over eight
 */
record Yardsticks(double echo, double commits, double manyCommits) {
    private static final int MANY = 8;

    static Yardsticks measure(Site site) throws IOException, SQLException, InterruptedException, ExecutionException {
        double seconds = site.length().yardstick();
        double echo = 0;
        for (int connections : ClosedLoop.CONNECTIONS) {
            Order order = Order.echo(site.setting().stub().port(), connections, seconds);
            echo = Math.max(echo, site.run(order).perSecond());
        }
        var commits = new Commits(site.rows());
        return new Yardsticks(echo, commits.perSecond(1, seconds), commits.perSecond(MANY, seconds));
    }

    /** @param leads a second */
    void write(double leads, Report report) {
        report.number("yardstick: HTTP echo of the stub", echo, "requests/s");
        report.number("yardstick: commits of one row, 1 connection", commits, "/s");
        report.number("yardstick: commits of one row, 8 connections", manyCommits, "/s");
        report.number("  leads for 100 echoes", 100 * leads / echo, "");
        report.number("  leads for 100 commits, 1 connection", 100 * leads / commits, "");
        report.number("  leads for 100 commits, 8 connections", 100 * leads / manyCommits, "");
    }
}
