package io.waybill.mappings.request;

import static io.waybill.mappings.request.Renderings.render;
import static io.waybill.mappings.request.Renderings.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.mappings.Samples;
import io.waybill.mappings.template.TemplateData;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAndFileTest {
    private static final String FILE = """
            url: "sftp://f.example:2222/in/{{ lead.name }}.csv"
            host_key: "SHA256:abc"
            auth: { basic: { username: ann, password: "${TOKEN}" } }
            format: csv
            body: { a: "{{ lead.state }}" }
            """;

    @Test
    void aFilesNameNeverLeadsElsewhere() {
        Rendered rendered = Samples.recipient(FILE).post().render(Samples.leadWith("name", "../../etc/x\ny\\z"), null);
        assertThat(FilePath.find(rendered.uri())).isEqualTo("/in/.._.._etc_x_y_z.csv");
        assertThat(FilePath.find(URI.create("sftp://f.example/~/in/a%2Bb+c.csv")))
                .isEqualTo("in/a+b+c.csv");
        assertThat(FilePath.find(URI.create("sftp://f.example/in/%2E%2E/c.csv")))
                .isNull();
        assertThat(rendered.masked().toString() + rendered.way()).doesNotContain("s3cr3t");
    }

    @Test
    void aTestLeadLaysDownNoFileAndSendsNoMail() {
        TemplateData lead = Samples.leadWith("name", "x");
        Rendered file = Samples.recipient(FILE).post().render(lead, "/sandbox/accept");
        assertThat(file.way()).isEqualTo(Way.WEB);
        assertThat(text(file)).isEqualTo("a\r\nCA\r\n");
        ExchangeMapping mail = Samples.recipient("format: email\nto: ops@abc.example\ncc: c@abc.example\nbody: hi")
                .post();
        assertThat(mail.render(lead, "/sandbox/accept").way()).isEqualTo(Way.WEB);
        Rendered diverted = mail.render(lead, "mailto:me@abc.example");
        assertThat(diverted.uri()).hasToString("mailto:me@abc.example");
        assertThat(diverted.headers()).doesNotContainKey("Cc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@x.example, victim@y.example", "a@x.example\r\nBcc: v@y.example", "none", "<>", "a@b@c"})
    void aLeadsAddressIsOneAddressOrNone(String address) {
        ExchangeMapping mail = Samples.recipient("format: email\nto: \"{{ lead.name }}\"\nbody: hi")
                .post();
        assertThatThrownBy(() -> mail.render(Samples.leadWith("name", address), null))
                .isInstanceOf(RenderFailed.class)
                .hasMessageNotContaining("y.example");
    }

    @Test
    void aLeadsNameBesideAnAddressStaysAName() {
        ExchangeMapping mail = Samples.recipient(
                        "format: email\nto: \"{{ lead.name }} <ops@abc.example>\"\nsubject: \"{{ lead.name }}\"\nbody: hi")
                .post();
        Rendered rendered = mail.render(Samples.leadWith("name", "x <evil@y.example>,\r\nBcc: z"), null);
        assertThat(((Way.Email) rendered.way()).message().to())
                .containsExactly(new EmailMessage.Address("x evil@y.example , Bcc: z", "ops@abc.example"));
        assertThat(rendered.headers().get("Subject")).isEqualTo("x <evil@y.example>,  Bcc: z");
    }

    @Test
    void htmlOfAnEmailIsEscaped() {
        Rendered rendered = render(
                "format: email\nto: ops@abc.example\nbody: { html: \"<b>{{ lead.first_name }}</b>\", text: plain }");
        EmailMessage message = ((Way.Email) rendered.way()).message();
        assertThat(message.html()).isEqualTo("<b>Ann &lt;&amp;&gt; &quot;O&#39;Neil&quot;</b>");
        assertThat(message.text()).isEqualTo("plain");
    }
}
