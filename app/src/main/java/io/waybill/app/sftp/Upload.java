package io.waybill.app.sftp;

import io.waybill.app.exchange.Handover;
import java.io.IOException;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** Lays a file down under a name of its own and renames it once it is whole, so that nobody ever reads half of it. */
final class Upload {
    private final SftpClient client;
    private final Handover handover;

    Upload(SftpClient client, Handover handover) {
        this.client = client;
        this.handover = handover;
    }

    /** Until the file gets its name nobody has taken it. */
    void lay(String path, byte[] content) throws IOException {
        var slash = path.lastIndexOf('/') + 1;
        var temporary = path.substring(0, slash) + "." + path.substring(slash) + ".part";
        try (var file = client.open(
                temporary, SftpClient.OpenMode.Create, SftpClient.OpenMode.Write, SftpClient.OpenMode.Truncate)) {
            client.write(file, 0, content);
        }
        handover.leaves();
        rename(temporary, path);
    }

    /** A file of that name is the same delivery, sent before: it is replaced. */
    private void rename(String from, String to) throws IOException {
        var posix = client.getExtension(OpenSSHPosixRenameExtension.class);
        if (posix != null && posix.isSupported()) {
            posix.posixRename(from, to);
            return;
        }
        try {
            client.rename(from, to);
        } catch (SftpException e) {
            if (!isThere(to)) {
                throw e;
            }
            client.remove(to);
            client.rename(from, to);
        }
    }

    private boolean isThere(String path) throws IOException {
        try {
            client.stat(path);
            return true;
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw e;
        }
    }
}
