package io.waybill.db.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A database server for tests. */
public final class TestServer {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final DatabaseAddress address;
    private @Nullable Tables tables;

    /**
     * @param name what it is, for the list of databases tested
     * @param address a user who may create databases
     */
    TestServer(String name, DatabaseAddress address) {
        this.name = name;
        this.address = address;
    }

    /** A database of its own for one test, with Waybill's tables as the migrations make them. */
    public DatabaseAddress fresh() {
        DatabaseAddress fresh = empty();
        tables().copyTo(fresh);
        return fresh;
    }

    private synchronized Tables tables() {
        if (tables == null) {
            tables = Tables.migrated(empty());
        }
        return tables;
    }

    /** A database of its own for one test, without tables. */
    public DatabaseAddress empty() {
        String database = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + database + " character set utf8mb4 collate utf8mb4_bin");
        } catch (SQLException e) {
            throw new IllegalStateException("No fresh database on " + name + ".", e);
        }
        String url = address.url().replaceFirst("(//[^/]+/)[^?]*", "$1" + database);
        return new DatabaseAddress(url, address.user(), address.password());
    }

    @Override
    public String toString() {
        return name;
    }
}
