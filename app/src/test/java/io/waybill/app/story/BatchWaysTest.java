package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches that travel as an e-mail and as a file. */
class BatchWaysTest extends Collecting {
    @Test
    void anEmailBringsAllLeadsAsOneFile() throws MessagingException, IOException {
        var post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        try {
            home().write("mappings/recipients/bulk.yaml", """
                    kind: buyer
                    format: email
                    from: desk@waybill.example
                    to: leads@bulk.example
                    subject: New leads
                    smtp: "smtp://127.0.0.1:%d"
                    body: { name: "{{ lead.first_name }}", amount: "{{ lead.loan_amount }}" }
                    attachments: [ { name: leads.csv } ]
                    batch: { size: 2, every: 1h }
                    """.formatted(
                            post.getSmtp().getPort()));
            startAll();

            var leads = handIn("Ann", "Bob");

            leads.forEach(lead -> assertThat(soldTo(leadIn("sold", lead))).isEqualTo("bulk"));
            assertThat(post.getReceivedMessages()).hasSize(1);
            var mail = post.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("New leads");
            var file = ((MimeMultipart) mail.getContent()).getBodyPart(1);
            assertThat(file.getFileName()).isEqualTo("leads.csv");
            assertThat(new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("name,amount\r\nAnn,15000\r\nBob,15000\r\n");
        } finally {
            post.stop();
        }
    }

    @Test
    void aFileIsLaidDownForAllLeads(@TempDir Path files) throws IOException, GeneralSecurityException {
        var server = fileServer(files);
        server.start();
        try {
            home().write("mappings/recipients/bulk.yaml", """
                    kind: buyer
                    url: "sftp://127.0.0.1:%d/in/leads-{{ lead.id }}.csv"
                    auth: { basic: { username: ann, password: right } }
                    host_key: "%s"
                    format: csv
                    body: { name: "{{ lead.first_name }}" }
                    batch: { size: 2, every: 1h }
                    """.formatted(server.getPort(), fingerprint(server)));
            startAll();

            var leads = handIn("Ann", "Bob");

            leads.forEach(lead -> assertThat(soldTo(leadIn("sold", lead))).isEqualTo("bulk"));
            var batch = batches("").getFirst().path("id").asText();
            assertThat(files.resolve("in/leads-" + batch + ".csv")).hasContent("name\r\nAnn\r\nBob\r\n");
        } finally {
            server.stop(true);
        }
    }

    private static SshServer fileServer(Path files) throws IOException, GeneralSecurityException {
        Files.createDirectories(files.resolve("in"));
        KeyPair key = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        var server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("ann") && password.equals("right"));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(files));
        return server;
    }

    private static String fingerprint(SshServer server) throws IOException, GeneralSecurityException {
        var key = server.getKeyPairProvider().loadKeys(null).iterator().next();
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
    }
}
