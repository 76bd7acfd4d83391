package io.waybill.db.embedded;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;

/**
 * A real MySQL, where one can run: in Docker, else as a plain process.
 *
 * @param server null where there is none
 * @param missing why there is none, else empty
 */
public record RealMySql(@Nullable TestServer server, String missing) {
    private static final String IMAGE = "mysql:8.4";

    /** Starts it once for all tests of this JVM. */
    public static RealMySql find() {
        return Shared.FOUND;
    }

    private static RealMySql start() {
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return new RealMySql(inDocker(), "");
        }
        try {
            return new RealMySql(MySqlProcess.start(), "");
        } catch (IOException | IllegalStateException e) {
            return new RealMySql(null, "no Docker, and the MySQL test server does not run here: " + e.getMessage());
        }
    }

    @SuppressWarnings("resource") // the container lives as long as the JVM; Testcontainers removes it
    private static TestServer inDocker() {
        MySQLContainer container =
                new MySQLContainer(IMAGE).withUsername("root").withPassword("test");
        container.start();
        String url = container.getJdbcUrl() + "?sslMode=PREFERRED&allowPublicKeyRetrieval=true";
        return new TestServer("MySQL 8.4 (Docker)", DatabaseAddress.withSettings(url, "root", "test"));
    }

    private static final class Shared {
        private static final RealMySql FOUND = start();
    }
}
