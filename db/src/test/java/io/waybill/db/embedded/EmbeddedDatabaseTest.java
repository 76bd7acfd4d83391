package io.waybill.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    private Path data;

    @Test
    void rowsSurviveAStopAndAStart() throws SQLException {
        DatabaseAddress before;
        try (EmbeddedDatabase database = start()) {
            before = database.address();
            insert(before, 1);
        }
        try (EmbeddedDatabase database = start()) {
            assertThat(database.address()).isEqualTo(before);
            assertThat(count(database.address())).isOne();
        }
    }

    @Test
    @Timeout(60)
    void aKilledServerComesBackOnTheSamePortWithItsRows() throws SQLException {
        try (EmbeddedDatabase database = start()) {
            insert(database.address(), 1);
            ProcessHandle killed = ProcessHandle.of(database.process()).orElseThrow();
            killed.destroyForcibly();
            killed.onExit().join();

            assertThat(countOnceItAnswers(database.address())).isOne();
            while (database.process() == killed.pid()) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void rowsSurviveTheDeathOfEverything() throws Exception {
        Process parent = ChildWithDatabase.start(data);
        DatabaseAddress address = ChildWithDatabase.address(parent);
        insert(address, 1);
        ProcessHandle server = parent.children().findFirst().orElseThrow();
        parent.destroyForcibly().waitFor();
        server.destroyForcibly();

        try (EmbeddedDatabase database = start()) {
            assertThat(count(database.address())).isOne();
        }
    }

    @Test
    void aServerThatOutlivedItsParentIsTakenOver() throws Exception {
        Process parent = ChildWithDatabase.start(data);
        DatabaseAddress address = ChildWithDatabase.address(parent);
        insert(address, 1);
        ProcessHandle server = parent.children().findFirst().orElseThrow();
        parent.destroyForcibly().waitFor();

        try (EmbeddedDatabase database = start()) {
            assertThat(database.process()).isEqualTo(server.pid());
            assertThat(count(address)).isOne();
        }
        assertThat(server.info().command()).isEmpty();
    }

    @Test
    void aSecondProcessOnTheSameDataIsRefused() throws Exception {
        Process parent = ChildWithDatabase.start(data);
        ChildWithDatabase.address(parent);
        try {
            assertThatExceptionOfType(DatabaseNotStarted.class)
                    .isThrownBy(this::start)
                    .withMessageContaining("in use by process (" + parent.pid() + ")")
                    .withMessageContaining("--data");
        } finally {
            parent.getOutputStream().close();
            parent.waitFor();
        }
        start().close();
    }

    @Test
    void theSameProcessIsRefusedToo() {
        try (EmbeddedDatabase database = start()) {
            assertThat(database.process()).isPositive();
            assertThatExceptionOfType(DatabaseNotStarted.class).isThrownBy(this::start);
        }
    }

    @Test
    void aTakenPortIsLeftToItsOwner() throws IOException, SQLException {
        DatabaseAddress before;
        try (EmbeddedDatabase database = start()) {
            before = database.address();
            insert(before, 1);
        }
        int port = Integer.parseInt(Files.readString(data.resolve("mariadb/port")));
        try (var owner = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedDatabase database = start()) {
            assertThat(owner.isBound()).isTrue();
            assertThat(database.address().url()).isNotEqualTo(before.url());
            assertThat(count(database.address())).isOne();
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Path file = Files.createFile(data.resolve("file"));
        assertThatExceptionOfType(DatabaseNotStarted.class)
                .isThrownBy(() -> EmbeddedDatabase.start(file, TestDatabase.PROGRAMS))
                .withMessageContaining(file.toString())
                .withMessageContaining("Maybe");
    }

    @Test
    void rowsThatCannotBeOpenedAreReportedWithTheServersOwnWords() throws IOException {
        start().close();
        Files.writeString(data.resolve("mariadb/rows/ibdata1"), "not a tablespace");
        assertThatExceptionOfType(DatabaseNotStarted.class)
                .isThrownBy(this::start)
                .withMessageContaining("did not start")
                .withMessageContaining("ibdata1")
                .withMessageContaining("server.log");
    }

    @Test
    void aMissingPasswordIsNotReplaced() throws IOException {
        start().close();
        Files.delete(data.resolve("mariadb/password"));
        assertThatExceptionOfType(DatabaseNotStarted.class)
                .isThrownBy(this::start)
                .withMessageContaining("password");
    }

    @Test
    void onlyTheOwnerMayReadThePasswordAndNobodyGetsInWithoutIt() throws IOException {
        try (EmbeddedDatabase database = start()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("mariadb/password"))))
                    .isEqualTo("rw-------");
            String url = database.address().url();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(
                            () -> DriverManager.getConnection(url, "root", "").close());
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() ->
                            DriverManager.getConnection(url, "waybill", "").close());
        }
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(data, TestDatabase.PROGRAMS);
    }

    private static void insert(DatabaseAddress address, int id) throws SQLException {
        try (var connection = connect(address);
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists lead (id int primary key)");
            statement.execute("insert into lead values (" + id + ")");
        }
    }

    private static int count(DatabaseAddress address) throws SQLException {
        try (var connection = connect(address);
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select count(*) from lead")) {
            answer.next();
            return answer.getInt(1);
        }
    }

    private static int countOnceItAnswers(DatabaseAddress address) throws SQLException {
        SQLException last = new SQLException("never asked");
        for (int attempt = 0; attempt < 100_000; attempt++) {
            try {
                return count(address);
            } catch (SQLException e) {
                last = e;
            }
        }
        throw last;
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}
