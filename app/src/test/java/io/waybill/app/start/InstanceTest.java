package io.waybill.app.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.waybill.db.embedded.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
    private static final Path PROGRAMS = Path.of("target/database-server").toAbsolutePath();

    @TempDir
    private Path home;

    @Test
    void itServesAndLeavesItsAddressAndItsKey() throws Exception {
        try (var instance = new Instance(options(0, null))) {
            String address = instance.start();
            assertThat(status(address + "/nothing/here")).isEqualTo(404);
            assertThat(Files.readString(home.resolve("data/address"))).isEqualTo(address + "\n");
            Path key = home.resolve("data/admin-key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
            assertThat(new Greeting(options(0, null), address, instance.adminKey()).text())
                    .contains(address, Files.readString(key).strip());
        }
        assertThat(home.resolve("data/address")).doesNotExist();
        assertThat(home.resolve("data/mariadb/rows/server.pid")).doesNotExist();
    }

    @Test
    void aTakenPortIsSaidAndTheDatabaseStopsAgain() throws IOException {
        try (var owner = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
                var instance = new Instance(options(owner.getLocalPort(), null))) {
            assertThatExceptionOfType(StartFailed.class)
                    .isThrownBy(instance::start)
                    .withMessageContaining("port (" + owner.getLocalPort() + ") is taken")
                    .withMessageContaining("--port");
        }
        assertThat(home.resolve("data/mariadb/rows")).isDirectory();
        assertThat(home.resolve("data/mariadb/rows/server.pid")).doesNotExist();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsSaidWithoutItsPassword() throws IOException {
        int unused;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        var nobody = DatabaseAddress.withSettings("jdbc:mysql://127.0.0.1:" + unused + "/waybill", "ada", "secret");
        try (var instance = new Instance(options(0, nobody))) {
            assertThatExceptionOfType(StartFailed.class)
                    .isThrownBy(instance::start)
                    .withMessageContaining("ada at jdbc:mysql://127.0.0.1:" + unused)
                    .withMessageContaining("WAYBILL_DB_URL")
                    .matches(failure -> !String.valueOf(failure.getMessage()).contains("secret"));
        }
    }

    @Test
    void aDataFolderThatCannotBeMadeIsSaid() throws IOException {
        Files.createFile(home.resolve("data"));
        try (var instance = new Instance(options(0, null))) {
            assertThatExceptionOfType(StartFailed.class)
                    .isThrownBy(instance::start)
                    .withMessageContaining(home.resolve("data").toString())
                    .withMessageContaining("--data");
        }
    }

    private Options options(int port, @Nullable DatabaseAddress database) {
        return new Options(home, home.resolve("data"), PROGRAMS, port, false, null, database, true, "", null);
    }

    private static int status(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
