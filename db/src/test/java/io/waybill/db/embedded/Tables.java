package io.waybill.db.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/**
 * The statements that make what the migrations make, rows included: a tenth of their time, which hundreds of tests would spend each. Which
 * migrations were done is among the rows, so a node finds nothing to do.
 */
record Tables(List<String> statements) {
    static Tables migrated(DatabaseAddress empty) {
        Flyway.configure()
                .dataSource(empty.url(), empty.user(), empty.password())
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(empty.url(), empty.user(), empty.password());
                var statement = connection.createStatement()) {
            var statements = new ArrayList<String>();
            // One refers to another that comes later.
            statements.add("set foreign_key_checks = 0");
            for (String table : names(statement)) {
                statements.add(creation(statement, table));
                statements.add(
                        "insert into `%1$s` select * from `%2$s`.`%1$s`".formatted(table, connection.getCatalog()));
            }
            return new Tables(List.copyOf(statements));
        } catch (SQLException e) {
            throw new IllegalStateException("The migrated tables cannot be read.", e);
        }
    }

    private static List<String> names(Statement statement) throws SQLException {
        var names = new ArrayList<String>();
        try (var rows = statement.executeQuery("show tables")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String creation(Statement statement, String table) throws SQLException {
        try (var row = statement.executeQuery("show create table `" + table + "`")) {
            row.next();
            return row.getString(2);
        }
    }

    void copyTo(DatabaseAddress empty) {
        try (var connection = DriverManager.getConnection(empty.url(), empty.user(), empty.password());
                var statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The migrated tables cannot be copied.", e);
        }
    }
}
