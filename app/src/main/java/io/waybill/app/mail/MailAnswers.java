package io.waybill.app.mail;

import io.waybill.mappings.response.Answer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a mail server says, in the words of web answers, so that the same outcomes table reads both: the server's own code stands in a header. */
final class MailAnswers {
    private static final int TAKEN = 200;
    private static final int LOGIN_REFUSED = 401;
    private static final int NO_SUCH_MAILBOX = 404;
    private static final int NOT_WANTED = 406;
    private static final int LATER = 503;

    private MailAnswers() {}

    static Answer taken(String reply, String messageId) {
        return answer(TAKEN, 250, reply, Map.of("message-id", List.of(messageId)));
    }

    /**
     * The server's no.
     *
     * @throws IOException when it said nothing, for there was no connection or none any more
     */
    static Answer refused(MessagingException failure) throws IOException {
        for (Exception next = failure; next != null; next = next(next)) {
            switch (next) {
                case AuthenticationFailedException login -> {
                    return answer(LOGIN_REFUSED, 535, text(login), Map.of());
                }
                case SMTPAddressFailedException address
                when address.getReturnCode() > 0 -> {
                    return answer(
                            status(address.getReturnCode(), NO_SUCH_MAILBOX),
                            address.getReturnCode(),
                            text(address),
                            Map.of());
                }
                case SMTPSenderFailedException sender
                when sender.getReturnCode() > 0 -> {
                    return answer(
                            status(sender.getReturnCode(), NOT_WANTED), sender.getReturnCode(), text(sender), Map.of());
                }
                case SMTPSendFailedException send
                when send.getReturnCode() > 0 && next(send) == null -> {
                    return answer(status(send.getReturnCode(), NOT_WANTED), send.getReturnCode(), text(send), Map.of());
                }
                default -> {
                    // says nothing by itself: the next one may
                }
            }
        }
        throw new IOException(text(failure), failure);
    }

    private static int status(int code, int refused) {
        return code >= 500 ? refused : LATER;
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException chained ? chained.getNextException() : null;
    }

    private static String text(Exception failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message.strip();
    }

    private static Answer answer(int status, int code, String text, Map<String, List<String>> more) {
        var headers = new HashMap<String, List<String>>(more);
        headers.put("content-type", List.of("text/plain; charset=utf-8"));
        headers.put("smtp-code", List.of(Integer.toString(code)));
        return new Answer(status, headers, text.strip().getBytes(StandardCharsets.UTF_8));
    }
}
