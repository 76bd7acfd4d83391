package io.waybill.db.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** What one embedded server keeps on disk: its rows, and beside them its password, port, log and lock. */
record ServerFolder(Path root) {
    private static final long LOG_LIMIT = 5_000_000;

    /** Creates the folder where it is missing, for its owner's eyes only. */
    static ServerFolder under(Path data) {
        try {
            Path root = data.resolve("mariadb");
            if (!Files.isDirectory(root)) {
                Files.createDirectories(data);
                Files.createDirectory(
                        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.createDirectories(root.resolve("tmp"));
            return new ServerFolder(root.toRealPath());
        } catch (IOException e) {
            throw new DatabaseNotStarted("""
                    The data folder (%s) cannot be written: %s.
                    Maybe it belongs to another user: choose one of your own with --data.""".formatted(data, e), e);
        }
    }

    Path rows() {
        return root.resolve("rows");
    }

    /** For the server's temporary tables and files. */
    Path temporary() {
        return root.resolve("tmp");
    }

    Path log() {
        return root.resolve("server.log");
    }

    Path lock() {
        return root.resolve("lock");
    }

    boolean hasRows() {
        return Files.isDirectory(rows());
    }

    /** The port of earlier starts, so that whoever knew the address still finds it. */
    Optional<Integer> port() {
        return read("port").map(Integer::valueOf);
    }

    void keepPort(int port) {
        write("port", Integer.toString(port));
    }

    /** The server's own note of its process, which a killed server leaves behind. */
    Optional<Long> noted() {
        return read("rows/server.pid").map(Long::valueOf);
    }

    /** The password of the existing rows, or a new one where there are none yet. */
    String password() {
        return read("password").orElseGet(() -> {
            if (hasRows()) {
                throw new DatabaseNotStarted("""
                        The password of the database (%s) is missing.
                        Maybe a copy of the data folder left it out: it is needed to open these rows.""".formatted(root.resolve("password")));
            }
            String password = random();
            write("password", password);
            return password;
        });
    }

    /** Moves a log that has grown long out of the way; one older log is kept. */
    void turnLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT) {
            Files.move(log(), root.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Optional<String> read(String name) {
        Path file = root.resolve(name);
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) cannot be read.".formatted(file), e);
        }
    }

    private void write(String name, String text) {
        Path file = root.resolve(name);
        try {
            Path part = Files.createTempFile(root, name, ".part");
            Files.write(part, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.SYNC);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) cannot be written.".formatted(file), e);
        }
    }
}
