package io.waybill.db;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.journal.Journal;
import io.waybill.db.journal.WrittenLate;
import io.waybill.db.node.SharedClock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;

/** One node of Waybill as the database sees it: the beans of this module on a database of their own choice. */
public final class TestNode implements AutoCloseable {
    /** Tests turn the handles of timers themselves; and a busy machine is no outage. */
    private static final Map<String, Object> SETTINGS = Map.of(
            "datasources.default.driver-class-name", "com.mysql.cj.jdbc.Driver",
            "datasources.default.dialect", "MYSQL",
            "flyway.datasources.default.enabled", true,
            "waybill.heartbeat", "1h",
            "waybill.recipients.refresh", "1h",
            "waybill.counters.refresh", "1h",
            "waybill.breakers.refresh", "1h",
            "waybill.deposits.refresh", "1h",
            "waybill.journal.budget", "20s");

    private final ApplicationContext context;
    private final BlockingQueue<WrittenLate> late = new LinkedBlockingQueue<>();

    private TestNode(ApplicationContext context) {
        this.context = context;
    }

    public static TestNode open(DatabaseAddress database, String node) {
        return open(database, node, Clock.systemUTC(), Map.of());
    }

    /** Migrates the database where that has not been done. */
    public static TestNode open(DatabaseAddress database, String node, Clock clock, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(SETTINGS);
        properties.put("waybill.node", node);
        properties.put("datasources.default.url", database.url());
        properties.put("datasources.default.username", database.user());
        properties.put("datasources.default.password", database.password());
        properties.putAll(more);
        ApplicationContext context =
                ApplicationContext.builder(properties, "test").build();
        TestNode opened = new TestNode(context);
        if (clock instanceof SharedClock shared) {
            context.registerSingleton(SharedClock.class, shared);
        } else {
            context.registerSingleton(Clock.class, clock);
        }
        context.registerSingleton(new LateListener(opened.late));
        context.start();
        return opened;
    }

    private record LateListener(BlockingQueue<WrittenLate> late) implements ApplicationEventListener<WrittenLate> {
        @Override
        public void onApplicationEvent(WrittenLate event) {
            late.add(event);
        }
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public Journal journal() {
        return get(Journal.class);
    }

    /** Entries that were written late, in the order they were told. */
    public BlockingQueue<WrittenLate> late() {
        return late;
    }

    public HikariDataSource pool() {
        return (HikariDataSource) DelegatingDataSource.unwrapDataSource(get(DataSource.class));
    }

    /** Runs a statement that changes something; how many rows it did. */
    public int change(String sql) throws SQLException {
        try (Connection connection = pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        }
    }

    /** The first column of all rows. */
    public List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
        }
        return values;
    }

    @Override
    public void close() {
        context.close();
    }
}
