package io.waybill.db.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database server for tests.
 *
 * @param name what it is, for the list of databases tested
 * @param address a user who may create databases
 */
public record TestServer(String name, DatabaseAddress address) {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** An empty database of its own for one test. */
    public DatabaseAddress fresh() {
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
