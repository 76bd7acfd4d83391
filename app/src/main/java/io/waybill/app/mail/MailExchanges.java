package io.waybill.app.mail;

import io.waybill.app.exchange.BlockingExchanges;
import io.waybill.app.exchange.Exchanged;
import io.waybill.app.exchange.Handover;
import io.waybill.app.exchange.Leave;
import io.waybill.app.exchange.OutboundAddresses;
import io.waybill.mappings.request.Way;
import io.waybill.mappings.response.Answer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends e-mails. Safe for use by many threads. */
@Singleton
public final class MailExchanges {
    private static final Logger LOG = LoggerFactory.getLogger(MailExchanges.class);

    private final MailSettings settings;
    private final OutboundAddresses addresses;
    private final BlockingExchanges exchanges;
    private final Clock clock;

    @Inject
    MailExchanges(MailSettings settings, OutboundAddresses addresses, BlockingExchanges exchanges, Clock clock) {
        this.settings = settings;
        this.addresses = addresses;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    /**
     * Sends one message to all its recipients, or to none.
     *
     * @return completes normally but for a defect of ours; a mail server's no is an answer like a web server's
     */
    public CompletableFuture<Exchanged> send(
            String party, int connections, Way.Email email, Duration timeout, Leave leave) {
        return exchanges.send(party, connections, timeout, leave, handover -> deliver(email, handover));
    }

    private Answer deliver(Way.Email email, Handover handover) throws IOException {
        var server = server(email);
        var connection = new SmtpConnection(server, (SSLSocketFactory) SSLSocketFactory.getDefault());
        var session = connection.session();
        try {
            var mail = new MessageWriter(session, settings.smtpFrom(), clock).write(email.message(), handover);
            var transport = connection.open(session, reachable(email, server), handover);
            try {
                transport.sendMessage(mail, MessageWriter.everybody(email.message()));
                return MailAnswers.taken(transport.getLastServerResponse(), mail.id());
            } finally {
                close(transport);
            }
        } catch (MessagingException e) {
            return MailAnswers.refused(e);
        }
    }

    private SmtpServer server(Way.Email email) throws IOException {
        var own = email.server();
        if (own != null) {
            return SmtpServer.of(own, "smtp");
        }
        if (settings.smtpUrl().isBlank()) {
            throw new IOException("no mail server is set. Maybe set WAYBILL_SMTP_URL=smtp://user:password@host:587");
        }
        return SmtpServer.of(settings.smtpUrl(), "WAYBILL_SMTP_URL");
    }

    /** The installation's server is chosen by whoever runs it, a recipient's by whoever wrote its file. */
    private List<InetSocketAddress> reachable(Way.Email email, SmtpServer server) throws IOException {
        return email.server() == null
                ? addresses.trusted(server.host(), server.port())
                : addresses.permitted(server.host(), server.port());
    }

    /** The message is with the server by now, whatever becomes of the connection. */
    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("A mail server's connection could not be closed: {}", e.toString());
        }
    }
}
