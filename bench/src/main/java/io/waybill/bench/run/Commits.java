package io.waybill.bench.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A yardstick: how many single rows a second the database commits, each on disk before the next of its connection. */
final class Commits {
    private static final String TABLE = "bench_commits";

    private final Rows rows;

    Commits(Rows rows) {
        this.rows = rows;
    }

    /** Commits a second over all connections. */
    double perSecond(int connections, double seconds) throws SQLException, InterruptedException, ExecutionException {
        run("CREATE TABLE IF NOT EXISTS " + TABLE
                + " (id BIGINT AUTO_INCREMENT PRIMARY KEY, text VARCHAR(200) NOT NULL)");
        try (var threads = Executors.newFixedThreadPool(connections)) {
            List<Future<Long>> counts = new ArrayList<>();
            long end = System.nanoTime() + (long) (seconds * 1e9);
            for (int connection = 0; connection < connections; connection++) {
                counts.add(threads.submit(() -> commit(end)));
            }
            long sum = 0;
            for (Future<Long> count : counts) {
                sum += count.get();
            }
            return sum / seconds;
        } finally {
            run("DROP TABLE " + TABLE);
        }
    }

    private long commit(long end) throws SQLException {
        try (Connection connection = rows.connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO " + TABLE + " (text) VALUES (?)")) {
            long count = 0;
            for (; System.nanoTime() < end; count++) {
                insert.setString(
                        1, "A row about as wide as what a service without a journal would keep of a lead: " + count);
                insert.executeUpdate();
            }
            return count;
        }
    }

    private void run(String statement) throws SQLException {
        try (Connection connection = rows.connect();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
