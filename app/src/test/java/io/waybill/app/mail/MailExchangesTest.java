package io.waybill.app.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.waybill.app.exchange.BlockingExchanges;
import io.waybill.app.exchange.Exchanged;
import io.waybill.app.exchange.Guards;
import io.waybill.app.exchange.Leave;
import io.waybill.mappings.request.EmailMessage;
import io.waybill.mappings.request.EmailMessage.Address;
import io.waybill.mappings.request.EmailMessage.Attachment;
import io.waybill.mappings.request.Way;
import io.waybill.mappings.response.Answer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailExchangesTest {
    private static final Duration PLENTY = Duration.ofSeconds(20);
    private static final Address ANN = new Address("Ann Lee", "ann@example.com");

    private final BlockingExchanges exchanges = new BlockingExchanges();
    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final FakeSmtp fake = FakeSmtp.start();

    @AfterEach
    void stop() throws IOException {
        post.stop();
        fake.close();
        exchanges.close();
    }

    @Test
    void aMessageArrivesWhole() throws MessagingException, IOException {
        post.start();
        var sent = send(greenUrl(""), message("Grüße", "Hällo\n.\nend", "<b>Hällo</b>"));

        assertThat(answer(sent).status()).isEqualTo(200);
        assertThat(answer(sent).headers()).containsEntry("message-id", List.of("<D-1@waybill>"));
        var mail = received();
        assertThat(mail.getSubject()).isEqualTo("Grüße");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("Desk <desk@example.com>");
        assertThat(mail.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("Ann Lee <ann@example.com>", "copy@example.com");
        assertThat(mail.getReplyTo()).extracting(Object::toString).containsExactly("reply@example.com");
        assertThat(mail.getHeader("X-Waybill-Delivery")).containsExactly("D-1");
        assertThat(mail.getSentDate()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(GreenMailUtil.getWholeMessage(mail)).doesNotContain("hidden@example.com");
        assertThat(post.getReceivedMessages()).hasSize(3);

        var parts = (MimeMultipart) mail.getContent();
        var either = (MimeMultipart) parts.getBodyPart(0).getContent();
        assertThat(either.getBodyPart(0).getContent().toString()).isEqualToNormalizingNewlines("Hällo\n.\nend");
        assertThat(either.getBodyPart(1).getContent().toString()).contains("<b>Hällo</b>");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("lead.csv");
        assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("a,b\r\n1,é\r\n");
    }

    @Test
    void aPlainTextIsJustThat() throws MessagingException, IOException {
        post.start();
        send(
                greenUrl(""),
                new EmailMessage(
                        null, List.of(ANN), List.of(), List.of(), List.of(), "Hi", "D-1", "text", null, List.of()));
        assertThat(received().getContentType()).startsWith("text/plain");
        assertThat(received().getFrom()).extracting(Object::toString).containsExactly("usual@example.com");
    }

    @Test
    void whoeverHasToLogInDoes() {
        post.setUser("desk", "desk", "p w");
        post.start();
        assertThat(answer(send(greenUrl("desk:p%20w@"), message("Hi", "x", null)))
                        .status())
                .isEqualTo(200);
        assertThat(post.getReceivedMessages()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT | 550 5.1.1 no such mailbox | 404 | 550",
                "RCPT | 450 4.2.1 mailbox busy | 503 | 450",
                "MAIL | 553 sender not allowed | 406 | 553",
                "DATA | 554 no mail today | 406 | 554",
                ". | 552 too large | 406 | 552",
                ". | 451 try later | 503 | 451",
            })
    void aNoIsAnAnswer(String command, String reply, int status, String code) {
        fake.says(command, reply);
        var answer = answer(send(fake.url(), message("Hi", "x", null)));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("smtp-code", List.of(code));
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(reply.substring(4));
    }

    @Test
    void aRefusedRecipientKeepsTheOthersFromGettingIt() {
        fake.says("RCPT", "550 no");
        send(fake.url(), message("Hi", "x", null));
        assertThat(fake.heard).noneMatch(line -> line.equals("DATA"));
    }

    @Test
    void aWrongPasswordIsAnAnswerToo() {
        fake.says("EHLO", "250-here\r\n250 AUTH PLAIN LOGIN").says("AUTH", "535 5.7.8 no");
        var url = fake.url().replace("smtp://", "smtp://u:wrong-password@");
        var answer = answer(send(url, message("Hi", "x", null)));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("wrong-password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "EHLO", "MAIL", "RCPT", "DATA"})
    void aConnectionLostBeforeTheMessageIsWholeMeansThatNothingWasSent(String command) {
        fake.says(command, FakeSmtp.CLOSES).says("HELO", FakeSmtp.CLOSES);
        assertThat(send(fake.url(), message("Hi", "x", null)))
                .isInstanceOfSatisfying(
                        Exchanged.NotSent.class, not -> assertThat(not.fault()).isEqualTo("connection"));
    }

    @Test
    void aConnectionLostAfterTheMessageLeavesItOpen() {
        fake.says(".", FakeSmtp.CLOSES);
        assertThat(send(fake.url(), message("Hi", "x", null)))
                .isInstanceOfSatisfying(
                        Exchanged.NoAnswer.class,
                        none -> assertThat(none.fault()).isEqualTo("connection"));
    }

    @ParameterizedTest
    @CsvSource({"greeting, false", "RCPT, false", "., true"})
    void aServerThatSaysNothingIsLeftInTime(String command, boolean left) {
        fake.says(command, FakeSmtp.HANGS);
        var sent = exchange(fake.url(), message("Hi", "x", null), Duration.ofMillis(400), "127.0.0.1");
        assertThat(sent).isInstanceOf(left ? Exchanged.NoAnswer.class : Exchanged.NotSent.class);
        assertThat(sent).extracting("fault").isEqualTo("timeout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp://127.0.0.1:1",
                "smtp://no-such-host.invalid",
                "http://127.0.0.1",
                "nonsense://u:hush-hush@x y",
                "smtp://u:hush-hush@127.0.0.1:1?starttls=maybe"
            })
    void aServerThatIsNotThereMeansThatNothingWasSent(String url) {
        assertThat(send(url, message("Hi", "x", null))).isInstanceOfSatisfying(Exchanged.NotSent.class, not -> {
            assertThat(not.fault()).isEqualTo("connection");
            assertThat(not.detail()).doesNotContain("hush-hush");
        });
    }

    @Test
    void withoutAnyServerNothingIsSent() {
        assertThat(send(null, message("Hi", "x", null)))
                .isInstanceOfSatisfying(
                        Exchanged.NotSent.class, not -> assertThat(not.detail()).contains("WAYBILL_SMTP_URL"));
    }

    @Test
    void aServerThatAFileNamesHasToBePublic() {
        var sent = exchange(fake.url(), message("Hi", "x", null), PLENTY, "");
        assertThat(sent)
                .isInstanceOfSatisfying(
                        Exchanged.NotSent.class, not -> assertThat(not.detail()).contains("not public"));
    }

    @Test
    void theInstallationsOwnMayBeAnywhere() {
        var mail = new MailExchanges(
                new MailSettings(fake.url(), "usual@example.com"), Guards.letting(""), exchanges, Clock.systemUTC());
        var sent = mail.send("party", 1, new Way.Email(message("Hi", "x", null), null), PLENTY, Leave.ANY_TIME)
                .join();
        assertThat(answer(sent).status()).isEqualTo(200);
    }

    @Test
    void tlsThatIsRequiredAndNotOfferedIsNoConnection() {
        assertThat(send(fake.url() + "?starttls=required", message("Hi", "x", null)))
                .isInstanceOf(Exchanged.NotSent.class);
        assertThat(fake.heard).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void noValueBeginsAnotherHeader() throws MessagingException, IOException {
        post.start();
        var message = new EmailMessage(
                new Address("Desk\r\nX-Evil: 1", "desk@example.com"),
                List.of(ANN),
                List.of(),
                List.of(),
                List.of(),
                "Hi\r\nBcc: evil@example.com",
                "D-1",
                "x",
                null,
                List.of(new Attachment("a\r\nX-Evil: 1.csv", "text/csv; charset=utf-8", new byte[0])));
        send(greenUrl(""), message);
        for (MimeMessage mail : post.getReceivedMessages()) {
            assertThat(mail.getHeader("X-Evil")).isNull();
            assertThat(mail.getHeader("Bcc")).isNull();
        }
        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    private Exchanged send(@Nullable String url, EmailMessage message) {
        return exchange(url, message, PLENTY, "127.0.0.1");
    }

    private Exchanged exchange(@Nullable String url, EmailMessage message, Duration timeout, String allowed) {
        var clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
        var settings = new MailSettings("", "usual@example.com");
        var mail = new MailExchanges(settings, Guards.letting(allowed), exchanges, clock);
        return mail.send("party", 2, new Way.Email(message, url), timeout, Leave.ANY_TIME)
                .join();
    }

    private static Answer answer(Exchanged exchanged) {
        assertThat(exchanged).isInstanceOf(Exchanged.Answered.class);
        return ((Exchanged.Answered) exchanged).answer();
    }

    private String greenUrl(String login) {
        return "smtp://" + login + "127.0.0.1:" + post.getSmtp().getPort();
    }

    private MimeMessage received() {
        return post.getReceivedMessages()[0];
    }

    private static EmailMessage message(String subject, String text, @Nullable String html) {
        return new EmailMessage(
                new Address("Desk", "desk@example.com"),
                List.of(ANN),
                List.of(new Address("", "copy@example.com")),
                List.of(new Address("", "hidden@example.com")),
                List.of(new Address("", "reply@example.com")),
                subject,
                "D-1",
                text,
                html,
                List.of(new Attachment(
                        "lead.csv", "text/csv; charset=utf-8", "a,b\r\n1,é\r\n".getBytes(StandardCharsets.UTF_8))));
    }
}
