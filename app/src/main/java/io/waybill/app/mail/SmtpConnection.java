package io.waybill.app.mail;

import io.waybill.app.exchange.Handover;
import io.waybill.app.exchange.OutboundAddresses;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Opens a connection to a mail server, over a socket of ours that goes to exactly the addresses that were judged. */
final class SmtpConnection {
    private static final String WE = ownName();

    private final SmtpServer server;
    private final SSLSocketFactory tls;

    /** @param tls whom to trust */
    SmtpConnection(SmtpServer server, SSLSocketFactory tls) {
        this.server = server;
        this.tls = tls;
    }

    Session session() {
        var settings = new Properties();
        settings.put("mail.smtp.host", server.host());
        settings.put("mail.smtp.auth", Boolean.toString(server.user() != null));
        settings.put("mail.smtp.localhost", WE);
        settings.put("mail.smtp.sendpartial", "false");
        settings.put("mail.smtp.quitwait", "false");
        settings.put("mail.smtp.starttls.enable", Boolean.toString(server.startTls() != SmtpServer.StartTls.OFF));
        settings.put(
                "mail.smtp.starttls.required", Boolean.toString(server.startTls() == SmtpServer.StartTls.REQUIRED));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        settings.put("mail.smtp.ssl.socketFactory", tls);
        return Session.getInstance(settings, login());
    }

    /** @throws MessagingException when the server does not let us in */
    SMTPTransport open(Session session, List<InetSocketAddress> addresses, Handover handover)
            throws IOException, MessagingException {
        var plain = OutboundAddresses.connect(addresses, handover);
        var transport = new SMTPTransport(session, null);
        transport.connect(server.tls() ? secured(plain) : plain);
        return transport;
    }

    private Socket secured(Socket plain) throws IOException {
        var secured = (SSLSocket) tls.createSocket(plain, server.host(), server.port(), true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private @Nullable Authenticator login() {
        if (server.user() == null) {
            return null;
        }
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(server.user(), server.password() == null ? "" : server.password());
            }
        };
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
