package io.waybill.mappings.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            user@acme.com             | user@acme.com         | user=user; domain=acme.com; host=acme; tld=com; is_free=false; is_disposable=false
            User@Acme.Com             | user@acme.com         | user=User; domain=Acme.Com; host=Acme; tld=Com; is_free=false; is_disposable=false
            ann+loans@acme.com        | ann+loans@acme.com    | user=ann+loans; domain=acme.com; host=acme; tld=com; is_free=false; is_disposable=false
            ann.b@mail.example.co.uk    | ann.b@mail.example.co.uk | user=ann.b; domain=mail.example.co.uk; host=mail.example.co; tld=uk; is_free=false; is_disposable=false
            ann@GMAIL.com               | ann@gmail.com           | user=ann; domain=GMAIL.com; host=GMAIL; tld=com; is_free=true; is_disposable=false
            ann@mailinator.com          | ann@mailinator.com      | user=ann; domain=mailinator.com; host=mailinator; tld=com; is_free=true; is_disposable=true
            ann@in.mailinator.com       | ann@in.mailinator.com   | user=ann; domain=in.mailinator.com; host=in.mailinator; tld=com; is_free=true; is_disposable=true
            ` ann@x.com `               | ann@x.com               |
            Ann <ann@x.com>             | ann@x.com               | user=ann; domain=x.com; host=x; tld=com; is_free=false; is_disposable=false
            "B., Ann" <Ann@X.com>       | ann@x.com               |
            <ann@x.com>                 | ann@x.com               |
            Ann < ann@x.com >           | ann@x.com               |
            mailto:ann@x.com            | ann@x.com               |
            ann@x.com (Ann B)           | ann@x.com               |
            ann@nyc.gmail.com           | ann@nyc.gmail.com       | user=ann; domain=nyc.gmail.com; host=nyc.gmail; tld=com; is_free=true; is_disposable=false
            ann@shop.example            | ann@shop.example        | user=ann; domain=shop.example; host=shop; tld=example; is_free=false; is_disposable=false
            ann@[192.0.2.7]             | ann@[192.0.2.7]         | user=ann; domain=[192.0.2.7]; host=[192.0.2.7]; is_free=false; is_disposable=false
            ａｎｎ＠x.com                 | ann@x.com               |
            j. q. public@gmail.com      | j.q.public@gmail.com    |
            mary_b@example. Com    | mary_b@example.com |
            ann @ x.com                 | ann@x.com               |
            o'neil@x.com                | o'neil@x.com            |
            ann_b-c%d@x.com             | ann_b-c%d@x.com         |
            a@b.co                      | a@b.co                  |
            1@2.de                      | 1@2.de                  |
            ann@bücher.de               | ann@bücher.de           | user=ann; domain=bücher.de; host=bücher; tld=de; is_free=false; is_disposable=false
            ann@BÜCHER.de               | ann@bücher.de           |
            ann@xn--bcher-kva.de        | ann@xn--bcher-kva.de    |
            ann@例子.中国                | ann@例子.中国            |
            jörg@x.de                   | jörg@x.de               |
            ann@my-company.solutions    | ann@my-company.solutions |
            """)
    void addressesAreLowerCaseAndTheirPartsAreNot(String raw, String normal, @Nullable String parts) {
        Reading.isAsExpected("email", raw, normal, parts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "nobody",
                "ann",
                "ann@",
                "@x.com",
                "ann@x",
                "ann@localhost",
                "ann@com",
                "ann@x.notatld",
                "ann@@x.com",
                "ann@b@x.com",
                "ann b@x.com",
                "ann@x .c om",
                "ann@x..com",
                ".ann@x.com",
                "ann.@x.com",
                "a..b@x.com",
                "ann@-x.com",
                "ann@x-.com",
                "ann@x.com,bob@x.com",
                "Ann <ann@x.com",
                "Ann <ann@x.com> <bob@x.com>",
                "Ann <>",
                "ann@x.com\r\nBcc: all@x.com",
                "none",
                "n/a",
                "javascript:alert(1)@x.com"
            })
    void whatIsNotOneAddressIsInvalid(String raw) {
        Reading.isAsExpected("email", raw, null, null);
    }

    @Test
    void invisibleCharactersAroundAnAddressDoNotCount() {
        Reading.isAsExpected("email", "\ufeffann@x.com\u200b\u0000", "ann@x.com", null);
    }

    @Test
    void anAddressEndsWhereMailServersEndIt() {
        String user = "u".repeat(64);
        String domain = ("d".repeat(60) + ".").repeat(3) + "com";
        assertThat(Reading.of("email", user + "@" + domain).valid()).isTrue();
        assertThat(Reading.of("email", "u" + user + "@" + domain).valid()).isFalse();
        assertThat(Reading.of("email", user + "@" + "d.".repeat(100) + "com").valid())
                .isFalse();
    }
}
