package io.waybill.app.sftp;

import io.waybill.app.exchange.BlockingExchanges;
import io.waybill.app.exchange.Exchanged;
import io.waybill.app.exchange.Handover;
import io.waybill.app.exchange.Leave;
import io.waybill.app.exchange.OutboundAddresses;
import io.waybill.mappings.request.FilePath;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.request.SftpLogin;
import io.waybill.mappings.response.Answer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** Lays files down over SFTP. Safe for use by many threads. */
@Singleton
public final class FileExchanges {
    private static final int USUAL_PORT = 22;

    private final SshConnections connections;
    private final OutboundAddresses addresses;
    private final BlockingExchanges exchanges;

    FileExchanges(SshConnections connections, OutboundAddresses addresses, BlockingExchanges exchanges) {
        this.connections = connections;
        this.addresses = addresses;
        this.exchanges = exchanges;
    }

    /**
     * Lays one file down.
     *
     * @return completes normally but for a defect of ours; a file server's no is an answer like a web server's
     */
    public CompletableFuture<Exchanged> send(
            String party, int limit, Rendered request, SftpLogin login, Duration timeout, Leave leave) {
        return exchanges.send(party, limit, timeout, leave, handover -> lay(request, login, timeout, handover));
    }

    private Answer lay(Rendered request, SftpLogin login, Duration timeout, Handover handover) throws IOException {
        var uri = request.uri();
        var path = FilePath.find(uri);
        if (path == null) {
            throw new IOException("the path leads back");
        }
        var permitted = addresses.permitted(uri.getHost(), uri.getPort() > 0 ? uri.getPort() : USUAL_PORT);
        try (var session = connections.open(permitted.getFirst(), login, timeout, handover)) {
            session.auth().verify(timeout);
            return lay(session, path, request.body() == null ? new byte[0] : request.body(), handover);
        } catch (SftpException e) {
            return answer(e);
        } catch (SshException e) {
            if (e.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
                return FileAnswers.loginRefused();
            }
            throw e;
        }
    }

    private static Answer lay(ClientSession session, String path, byte[] content, Handover handover)
            throws IOException {
        try (var client = SftpClientFactory.instance().createSftpClient(session)) {
            new Upload(client, handover).lay(path, content);
        }
        return FileAnswers.laid(path, content.length);
    }

    private static Answer answer(SftpException failure) throws SftpException {
        boolean gone = failure.getStatus() == SftpConstants.SSH_FX_CONNECTION_LOST
                || failure.getStatus() == SftpConstants.SSH_FX_NO_CONNECTION;
        if (gone) {
            throw failure;
        }
        return FileAnswers.refused(failure);
    }
}
