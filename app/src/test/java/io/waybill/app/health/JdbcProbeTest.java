package io.waybill.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.TestDatabase;
import org.junit.jupiter.api.Test;

class JdbcProbeTest {
    private final DatabaseAddress address = TestDatabase.fresh();

    @Test
    void aRunningDatabaseAnswers() {
        assertThat(probe(address.password()).answers()).isTrue();
    }

    @Test
    void aDatabaseThatDoesNotLetUsInDoesNotAnswer() {
        assertThat(probe("another password").answers()).isFalse();
    }

    private JdbcProbe probe(String password) {
        MysqlDataSource database = new MysqlDataSource();
        database.setUrl(address.url());
        database.setUser(address.user());
        database.setPassword(password);
        return new JdbcProbe(database);
    }
}
