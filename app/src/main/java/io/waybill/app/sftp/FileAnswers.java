package io.waybill.app.sftp;

import io.waybill.mappings.response.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** What a file server says, in the words of web answers, so that the same outcomes table reads both. */
final class FileAnswers {
    private FileAnswers() {}

    static Answer laid(String path, int bytes) {
        return answer(201, path + ": " + bytes + " bytes");
    }

    static Answer loginRefused() {
        return answer(401, "The login was refused");
    }

    static Answer refused(SftpException failure) {
        var name = SftpConstants.getStatusName(failure.getStatus());
        return answer(
                switch (failure.getStatus()) {
                    case SftpConstants.SSH_FX_PERMISSION_DENIED, SftpConstants.SSH_FX_WRITE_PROTECT -> 403;
                    case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH -> 404;
                    case SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, SftpConstants.SSH_FX_QUOTA_EXCEEDED -> 507;
                    default -> 500;
                },
                name + ": " + failure.getMessage());
    }

    private static Answer answer(int status, String text) {
        return new Answer(
                status,
                Map.of("content-type", List.of("text/plain; charset=utf-8")),
                text.getBytes(StandardCharsets.UTF_8));
    }
}
