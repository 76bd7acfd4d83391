package io.waybill.app.start;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.EmbeddedServer;
import io.waybill.app.routing.LeadWork;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.DatabaseNotStarted;
import io.waybill.db.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running Waybill: database, then application, then server. Safe for use by many threads: a close waits for a start under way. */
final class Instance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
    private static final long ANSWERS_SECONDS = 2;

    private final Options options;
    private final AdminKey adminKey;
    private @Nullable EmbeddedDatabase database;
    private @Nullable ApplicationContext context;
    private @Nullable EmbeddedServer server;

    Instance(Options options) {
        this.options = options;
        this.adminKey = new AdminKey(options);
    }

    /** Brings everything up and returns the address. */
    synchronized String start() throws StartFailed {
        try {
            Files.createDirectories(options.data());
            DatabaseAddress rows = openDatabase();
            context = ApplicationContext.builder()
                    .banner(false)
                    .properties(new Settings(options, rows, adminKey.take()).properties())
                    .start();
            server = context.getBean(EmbeddedServer.class).start();
            String address = "http://localhost:" + server.getPort();
            Files.writeString(addressFile(), address + "\n");
            return address;
        } catch (DatabaseNotStarted e) {
            throw new StartFailed(Objects.toString(e.getMessage()), e);
        } catch (IOException | UncheckedIOException e) {
            throw new StartFailed("""
                    The data folder (%s) cannot be used: %s.
                    Maybe it belongs to another user: choose one of your own with --data.""".formatted(options.data(), e), e);
        } catch (RuntimeException e) {
            throw new StartFailure(options, e).explained();
        }
    }

    AdminKey adminKey() {
        return adminKey;
    }

    private DatabaseAddress openDatabase() {
        if (options.database() != null) {
            return options.database();
        }
        database = EmbeddedDatabase.start(options.data(), options.programs());
        return database.address();
    }

    private Path addressFile() {
        return options.data().resolve(options.node() == null ? "address" : "address-" + options.port());
    }

    /** Brings the leads to rest and answers their sources, then stops the application, then the database. */
    @Override
    public synchronized void close() {
        if (server != null && context != null) {
            LOG.info("Stopping.");
            deleteAddress();
            context.getBean(LeadWork.class).close();
            finishAnswers(server);
            server.stop();
        }
        if (context != null) {
            context.close();
        }
        if (database != null) {
            database.close();
        }
    }

    /** Lets the answers that were given last leave; whoever keeps a request open does not keep the process. */
    private static void finishAnswers(EmbeddedServer server) {
        if (server instanceof GracefulShutdownCapable polite) {
            polite.shutdownGracefully()
                    .toCompletableFuture()
                    .completeOnTimeout(null, ANSWERS_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    private void deleteAddress() {
        try {
            Files.deleteIfExists(addressFile());
        } catch (IOException e) {
            LOG.warn("The file ({}) cannot be deleted: {}", addressFile(), e.toString());
        }
    }
}
