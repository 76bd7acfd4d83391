package io.waybill.app.mail;

import io.waybill.app.exchange.Handover;
import io.waybill.mappings.request.EmailMessage;
import io.waybill.mappings.request.EmailMessage.Address;
import io.waybill.mappings.request.EmailMessage.Attachment;
import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes mail of a message. */
final class MessageWriter {
    private static final String UTF_8 = "UTF-8";

    private final Session session;
    private final String usualFrom;
    private final Clock clock;

    MessageWriter(Session session, String usualFrom, Clock clock) {
        this.session = session;
        this.usualFrom = usualFrom;
        this.clock = clock;
    }

    OutgoingMessage write(EmailMessage message, Handover handover) throws MessagingException {
        var mail = new OutgoingMessage(session, "<" + message.id() + "@waybill>", handover);
        var from = message.from();
        mail.setFrom(from == null ? new InternetAddress(usualFrom) : address(from));
        mail.setRecipients(RecipientType.TO, addresses(message.to()));
        mail.setRecipients(RecipientType.CC, addresses(message.cc()));
        if (!message.replyTo().isEmpty()) {
            mail.setReplyTo(addresses(message.replyTo()));
        }
        mail.setSubject(message.subject(), UTF_8);
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("X-Waybill-Delivery", message.id());
        fill(mail, message);
        mail.saveChanges();
        return mail;
    }

    /** Everybody who gets it, those included of whom the others do not know. */
    static InternetAddress[] everybody(EmailMessage message) throws MessagingException {
        var all = new ArrayList<Address>(message.to());
        all.addAll(message.cc());
        all.addAll(message.bcc());
        return addresses(all);
    }

    private static void fill(OutgoingMessage mail, EmailMessage message) throws MessagingException {
        var text = message.text();
        var html = message.html();
        if (message.attachments().isEmpty() && html == null) {
            mail.setText(text == null ? "" : text, UTF_8);
            return;
        }
        var whole = new MimeMultipart("mixed");
        whole.addBodyPart(said(text, html));
        for (var attachment : message.attachments()) {
            whole.addBodyPart(file(attachment));
        }
        mail.setContent(whole);
    }

    private static BodyPart said(@Nullable String text, @Nullable String html) throws MessagingException {
        var part = new MimeBodyPart();
        if (html == null) {
            part.setText(text == null ? "" : text, UTF_8);
        } else if (text == null) {
            part.setText(html, UTF_8, "html");
        } else {
            var either = new MimeMultipart("alternative");
            var plain = new MimeBodyPart();
            plain.setText(text, UTF_8);
            var marked = new MimeBodyPart();
            marked.setText(html, UTF_8, "html");
            either.addBodyPart(plain);
            either.addBodyPart(marked);
            part.setContent(either);
        }
        return part;
    }

    private static BodyPart file(Attachment attachment) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.contentType())));
        part.setFileName(attachment.name());
        return part;
    }

    private static InternetAddress[] addresses(List<Address> addresses) throws MessagingException {
        var all = new InternetAddress[addresses.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = address(addresses.get(i));
        }
        return all;
    }

    private static InternetAddress address(Address address) throws MessagingException {
        try {
            var internet = new InternetAddress();
            internet.setAddress(address.address());
            if (!address.name().isEmpty()) {
                internet.setPersonal(address.name(), UTF_8);
            }
            return internet;
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("Every Java has UTF-8.", e);
        }
    }
}
