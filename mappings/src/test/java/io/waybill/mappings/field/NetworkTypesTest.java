package io.waybill.mappings.field;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IP addresses, web addresses, certificates. */
class NetworkTypesTest {
    private static final String CERTIFICATE = "0123456789abcdef0123456789abcdef01234567";
    private static final String TOKEN = "0.AbCdEf-GhIjKl_MnOpQr%2FStUvWx.YzAbCdEf.0123456789";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.9                | 203.0.113.9 | is_ipv4=true; ipv6_format=::ffff:cb00:7109
            '  203. 0. 113. 9 '        | 203.0.113.9 | is_ipv4=true; ipv6_format=::ffff:cb00:7109
            203.0.113.9/32             | 203.0.113.9 |
            203.0.113.9:8080           | 203.0.113.9 |
            http://203.0.113.9:32      | 203.0.113.9 |
            https://203.0.113.9/a?b    | 203.0.113.9 |
            0.0.0.0                      | 0.0.0.0       |
            255.255.255.255              | 255.255.255.255 |
            2001:DB8::1                  | 2001:db8::1   | is_ipv4=false; ipv6_format=2001:db8::1
            [2001:db8::1]                | 2001:db8::1   |
            [2001:db8::1]:443            | 2001:db8::1   |
            http://[2001:db8::1]:80/x    | 2001:db8::1   |
            2001:db8::1/64               | 2001:db8::1   |
            ::1                          | ::1           |
            0000:0000:0000:0000:0000:0000:0000:0001 | ::1 |
            2001:0db8:0:0:1:0:0:1        | 2001:db8::1:0:0:1 |
            2001:db8:1:2:3:4:5:6 | 2001:db8:1:2:3:4:5:6 |
            ::ffff:192.0.2.128        | ::ffff:c000:280 | is_ipv4=false; ipv6_format=::ffff:c000:280
            """)
    void ipAddressesHaveOneNormalForm(String raw, String normal, @Nullable String parts) {
        Reading.isAsExpected("ip", raw, normal, parts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "https://example.com",
                "https://",
                "gopher://1.2.3.4",
                "256.4.5.6",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.4-9",
                "1.2.3.*",
                "*",
                "0x7f.1",
                "0177.0.0.1",
                "127.1",
                "2130706433",
                "1:2:3:4",
                "1::2::3",
                "::GG",
                "fe80::1%eth0",
                "1.2.3.4, 5.6.7.8",
                "[1.2.3.4",
                "localhost",
                "/24"
            })
    void whatIsNotOneIpAddressIsInvalid(String raw) {
        Reading.isAsExpected("ip", raw, null, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            https://example.com/find?q=loan#top | https://example.com/find?q=loan#top | protocol=https; host=example.com; path=/find; query=q=loan; hash=#top
            "  HTTPS://Example.com/find?q=loan#top " | https://example.com/find?q=loan#top | protocol=https; host=example.com; path=/find; query=q=loan; hash=#top
            example.org           | http://example.org/ | protocol=http; host=example.org; path=/
            www.Example.com/A/b          | http://www.example.com/A/b     | protocol=http; host=www.example.com; path=/A/b
            example.com:8080/x           | http://example.com:8080/x      | protocol=http; host=example.com; port=8080; path=/x
            //example.com/x              | http://example.com/x           | protocol=http; host=example.com; path=/x
            http://example.com           | http://example.com/ | protocol=http; host=example.com; path=/
            http://example.com/          | http://example.com/            | protocol=http; host=example.com; path=/
            http://example.com?a=1&b=2   | http://example.com/?a=1&b=2 | protocol=http; host=example.com; path=/; query=a=1&b=2
            http://example.com/a b       | http://example.com/a%20b       | protocol=http; host=example.com; path=/a%20b
            http://example.com/?q=a?b    | http://example.com/?q=a?b      | protocol=http; host=example.com; path=/; query=q=a?b
            http://u:p@example.com/      | http://u:p@example.com/        | protocol=http; host=example.com; path=/
            intranet                     | http://intranet/ | protocol=http; host=intranet; path=/
            http                         | http://http/ | protocol=http; host=http; path=/
            192.0.2.7                    | http://192.0.2.7/ | protocol=http; host=192.0.2.7; path=/
            http://[2001:db8::1]:80/x    | http://[2001:db8::1]/x      | protocol=http; host=[2001:db8::1]; path=/x
            http://bücher.de/ä           | http://xn--bcher-kva.de/%C3%A4 | protocol=http; host=xn--bcher-kva.de; path=/%C3%A4
            http://my_host.example.com   | http://my_host.example.com/ | protocol=http; host=my_host.example.com; path=/
            """)
    void webAddressesAreTakenApart(String raw, String normal, String parts) {
        Reading.isAsExpected("url", raw, normal, parts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "https://",
                "gopher://example.com",
                "ftp://example.com",
                "javascript:alert(1)",
                "mailto:ann@x.com",
                "data:text/html,x",
                "http://",
                "http:///x",
                "http://exa mple.com",
                "not a url",
                "http://.com",
                "http://a..b",
                "http://-",
                "http://example.com:99999",
                "http://example.com:0",
                "http://example.com:x",
                "http://exam<ple.com",
                "http://example.com\r\nHost: evil",
                "?",
                "#",
                "/path",
                "http://[::1",
                "http:example.com"
            })
    void whatIsNoWebAddressIsInvalid(String raw) {
        Reading.isAsExpected("url", raw, null, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://cert.trustedform.com/ | 0123456789abcdef0123456789abcdef01234567
            HTTPS://CERT.trustedform.com/ | 0123456789ABCDEF0123456789aBcDeF01234567
            ' https://cert.trustedform.com/' | 0123456789abcdef0123456789abcdef01234567/
            https://cert.trustedform.com/ | 0123456789abcdef0123456789abcdef01234567?utm=1
            """)
    void aCertificateHasItsIdInLowerCase(String start, String id) {
        Reading.isAsExpected(
                "trustedform_url",
                start + id,
                "https://cert.trustedform.com/" + CERTIFICATE,
                "cert_id=" + CERTIFICATE + "; is_masked=false");
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKEN, "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_ABCD"})
    void aTokenKeepsItsCase(String id) {
        Reading.isAsExpected(
                "trustedform_url",
                "https://ping.trustedform.com/" + id,
                "https://ping.trustedform.com/" + id,
                "cert_id=" + id + "; is_masked=false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                CERTIFICATE,
                "https://example.com",
                "https://cert.trustedform.com/",
                "https://cert.trustedform.com/0123456789ab",
                "https://cert.trustedform.com/" + CERTIFICATE + "0",
                "https://cert.trustedform.com/x/" + CERTIFICATE,
                "http://cert.trustedform.com/" + CERTIFICATE,
                "cert.trustedform.com/" + CERTIFICATE,
                "https://cert.trustedform.com.evil.example/" + CERTIFICATE,
                "https://eviltrustedform.com/" + CERTIFICATE,
                "https://cert.trustedform.com@evil.example/" + CERTIFICATE,
                "https://ann@cert.trustedform.com/" + CERTIFICATE,
                "https://cert.trustedform.com:8443/" + CERTIFICATE,
                "https://evil.example/#cert.trustedform.com/" + CERTIFICATE
            })
    void whatIsNoCertificateIsInvalid(String raw) {
        Reading.isAsExpected("trustedform_url", raw, null, null);
    }
}
