package io.waybill.db.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a server up on a folder's rows and waits until it answers. */
final class ServerStarter {
    private static final Logger LOG = LoggerFactory.getLogger(ServerStarter.class);
    private static final int POLL_MILLIS = 20;
    /** A long recovery after a crash is no reason to give up. */
    private static final int START_POLLS = 300_000 / POLL_MILLIS;

    private final ServerFolder folder;
    private final ServerPrograms programs;
    private final String password;

    ServerStarter(ServerFolder folder, ServerPrograms programs, String password) {
        this.folder = folder;
        this.programs = programs;
        this.password = password;
    }

    /** Takes over a server that still runs on these rows, or starts one: on the port of earlier starts if that is free. */
    RunningServer begin() throws IOException, InterruptedException {
        Optional<RunningServer> left = RunningServer.find(folder);
        if (left.isPresent() && answers(left.get())) {
            LOG.info(
                    "Took over the database server that still runs (process {}).",
                    left.get().process().pid());
            return left.get();
        }
        if (!folder.hasRows()) {
            LOG.info("Making a new database in {}.", folder.root());
            new Installation(folder, programs).run(password);
        }
        folder.keepPort(folder.port().filter(ServerStarter::free).orElseGet(ServerStarter::anyFree));
        return again();
    }

    /** Starts the server on the port that it had. */
    RunningServer again() throws IOException, InterruptedException {
        folder.turnLog();
        ServerLog log = ServerLog.mark(folder.log());
        Process process = new ProcessBuilder(
                        new ServerCommand(programs, folder).serve(folder.rows().toString(), port()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                .start();
        try {
            process.getOutputStream().close();
            if (!answers(new RunningServer(process.toHandle()))) {
                throw log.notStarted("The database server did not start");
            }
        } catch (InterruptedException | IOException | DatabaseNotStarted e) {
            process.destroyForcibly().waitFor();
            throw e;
        }
        return new RunningServer(process.toHandle());
    }

    DatabaseAddress address() {
        return DatabaseAddress.withSettings(
                "jdbc:mysql://127.0.0.1:%d/waybill?sslMode=DISABLED".formatted(port()), "waybill", password);
    }

    /** Waits until it answers with our rows; false when it ends before that. */
    private boolean answers(RunningServer server) throws InterruptedException {
        var probe = new Probe(port(), password, folder.rows());
        for (int poll = 0; poll < START_POLLS; poll++) {
            if (probe.answers()) {
                return true;
            }
            if (!server.alive()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        throw new DatabaseNotStarted("""
                The database server (process %d) runs but does not answer on port (%d).
                Maybe it recovers from a crash; its log (%s) says how far it is. End that process to start over.""".formatted(server.process().pid(), port(), folder.log()));
    }

    private int port() {
        return folder.port().orElseThrow(() -> new DatabaseNotStarted("""
                The port of the database server in (%s) is not known.
                Maybe a copy of the data folder left the file (port) out.""".formatted(folder.root())));
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            LOG.info("Port {} of the database is taken by another program; choosing another.", port);
            return false;
        }
    }

    private static int anyFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseNotStarted("No port on 127.0.0.1 is free for the database server: " + e.getMessage(), e);
        }
    }
}
