package io.waybill.app.mail;

import io.waybill.app.exchange.Handover;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A message that says when the whole of it is on its way: up to the line that ends it, a mail server has taken nothing. */
final class OutgoingMessage extends MimeMessage {
    private final String id;
    private final Handover handover;

    OutgoingMessage(Session session, String id, Handover handover) {
        super(session);
        this.id = id;
        this.handover = handover;
    }

    String id() {
        return id;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        handover.leaves();
    }

    /** The same for every attempt of a delivery, so that a mailbox can tell a repeat. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
