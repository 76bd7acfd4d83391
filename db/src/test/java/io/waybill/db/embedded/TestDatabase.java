package io.waybill.db.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** One embedded server for all tests of a JVM, gone with it. */
public final class TestDatabase {
    /** Kept between builds, so that only the first unpacks the server. */
    static final Path PROGRAMS = Path.of("target/database-server");

    private TestDatabase() {}

    /** A database of its own for one test, with all tables. */
    public static DatabaseAddress fresh() {
        return server().fresh();
    }

    public static TestServer server() {
        return Shared.SERVER;
    }

    private static final class Shared {
        private static final TestServer SERVER = start();

        private static TestServer start() {
            try {
                Path data = TestFiles.temporary("waybill-test-database");
                EmbeddedDatabase database = EmbeddedDatabase.start(data, PROGRAMS);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    database.close();
                    TestFiles.delete(data);
                }));
                return new TestServer("MariaDB " + ServerPrograms.VERSION + " (embedded)", database.address());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
