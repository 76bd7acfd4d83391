package io.waybill.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class OnEveryDatabaseTest {
    private final TestServer server;

    OnEveryDatabaseTest(TestServer server) {
        this.server = server;
    }

    @Test
    void anEmptyDatabaseIsNotSharedWithTheNext() throws SQLException {
        DatabaseAddress first = server.empty();
        execute(first, "create table delivery (id int primary key)");

        assertThat(tables(first)).isOne();
        assertThat(tables(server.empty())).isZero();
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int tables(DatabaseAddress address) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement();
                var answer = statement.executeQuery(
                        "select count(*) from information_schema.tables where table_schema = database()")) {
            answer.next();
            return answer.getInt(1);
        }
    }
}
