package io.waybill.db.embedded;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The database of a first run: a server of its own, as a child process, that answers this machine only. Rows outlive it; a server that an
 * earlier run left running is taken over; one that dies is started again on the same port. One process at a time may hold a data folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private final FolderLock lock;
    private final Supervisor supervisor;
    private final DatabaseAddress address;

    private EmbeddedDatabase(FolderLock lock, Supervisor supervisor, DatabaseAddress address) {
        this.lock = lock;
        this.supervisor = supervisor;
        this.address = address;
    }

    /** Starts with the server's programs (320 MB) beside the rows. */
    public static EmbeddedDatabase start(Path data) {
        return start(data, data);
    }

    /**
     * Starts the server, or takes over the one that still runs, and returns when it answers.
     *
     * @param data rows, password, port and log go to its folder {@code mariadb}
     * @param programs the server's programs are unpacked here once; many data folders may share them
     * @throws DatabaseNotStarted with the reason and what may help
     */
    public static EmbeddedDatabase start(Path data, Path programs) {
        ServerFolder folder = ServerFolder.under(data);
        FolderLock lock = FolderLock.take(folder);
        try {
            var starter = new ServerStarter(folder, ServerPrograms.unpack(programs), folder.password());
            var supervisor = new Supervisor(starter, starter.begin());
            supervisor.start();
            return new EmbeddedDatabase(lock, supervisor, starter.address());
        } catch (IOException e) {
            lock.close();
            throw new DatabaseNotStarted(
                    "The database server in (%s) cannot be started: %s".formatted(folder.root(), e), e);
        } catch (InterruptedException e) {
            lock.close();
            Thread.currentThread().interrupt();
            throw new DatabaseNotStarted("The start of the database server was interrupted.", e);
        } catch (DatabaseNotStarted e) {
            lock.close();
            throw e;
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /** The server's process number, for whoever looks after the machine. */
    public long process() {
        return supervisor.server().process().pid();
    }

    /** Stops the server in order, within half a minute, and gives the folder free. */
    @Override
    public void close() {
        try {
            supervisor.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.close();
        }
    }
}
