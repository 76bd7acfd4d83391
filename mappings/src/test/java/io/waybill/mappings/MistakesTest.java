package io.waybill.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MistakesTest {
    private static final String FILE = "mappings/recipients/x.yaml";

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("url: https://b.example\nmetod: PUT", 2, "metod", "Maybe method?"),
                Arguments.of("name: x", 0, "url", "(url) is missing"),
                Arguments.of("url: ftp://b.example/x", 1, "url", "is not a web address"),
                Arguments.of("url: b.example", 1, "url", "is not a web address"),
                Arguments.of("url: https://", 1, "url", "is not a web address"),
                Arguments.of("url: [a]", 1, "url", "This is a list, not a text"),
                Arguments.of("url: https://b.example\nkind: byer", 2, "kind", "Maybe buyer?"),
                Arguments.of("url: https://b.example\nformat: jsn", 2, "format", "Maybe json?"),
                Arguments.of("url: https://b.example\nmethod: FETCH", 2, "method", "Maybe one of"),
                Arguments.of("url: https://b.example\nmethod: GET\nbody: { a: 1 }", 2, "method", "Maybe format: query"),
                Arguments.of("url: https://b.example\ntimeout: ten", 2, "timeout", "is not a duration"),
                Arguments.of("url: https://b.example\ntimeout: 10", 2, "timeout", "is not a duration"),
                Arguments.of("url: https://b.example\ntimeout: 0s", 2, "timeout", "lets nothing through"),
                Arguments.of("url: https://b.example\nidempotent: maybe", 2, "idempotent", "neither true nor false"),
                Arguments.of("url: https://b.example\nconnections: many", 2, "connections", "is not a whole number"),
                Arguments.of("url: https://b.example\nrate_limit: fast", 2, "rate_limit", "is not a rate"),
                Arguments.of(
                        "url: https://b.example\nauth: { bearer: \"${NOT_SET}\" }",
                        2,
                        "auth.bearer",
                        "NOT_SET is not set"),
                Arguments.of("url: https://b.example\nauth: { barer: x }", 2, "auth.barer", "Maybe bearer?"),
                Arguments.of(
                        "url: https://b.example\nauth: { basic: { username: a } }",
                        2,
                        "auth.basic",
                        "Both username and password"),
                Arguments.of("url: https://b.example\nauth: { bearer: a, query: { k: v } }", 2, "auth", "Only one of"),
                Arguments.of("url: https://b.example\nauth: secret", 2, "auth", "This is a text, not a map"),
                Arguments.of(
                        "url: https://b.example\nsuppress: customers",
                        2,
                        "suppress",
                        "This is a text, not a map. Maybe { list: customers, field: email }."),
                Arguments.of("url: https://b.example\nthen: [[a]]", 2, "then.0", "This is a list, not a map. Maybe {"),
                Arguments.of(
                        "url: https://b.example\ncaps: 100", 2, "caps", "not a map. Maybe { leads: 100, per: day }"),
                Arguments.of(
                        "url: https://b.example\nheaders: { \"a b\": x }",
                        2,
                        "headers.a b",
                        "cannot be a header's name"),
                Arguments.of(
                        "url: https://b.example\nheaders: { Content-Length: 5 }",
                        2,
                        "headers.Content-Length",
                        "cannot be set"),
                Arguments.of(
                        "url: https://b.example\nbody:\n  a:\n    b: \"{{ lead.x | uper }}\"",
                        4,
                        "body.a.b",
                        "Maybe upper?"),
                Arguments.of(
                        "url: https://b.example\nbody: { a: {{ lead.x }} }", 2, "body.a", "quotes are missing around"),
                Arguments.of("url: \"https://b.example/{{ led.x }}\"", 1, "url", "There is no name (led)"),
                Arguments.of(
                        "url: https://b.example\nformat: xml\nbody: { a: 1, b: 2 }", 3, "body", "Maybe root: lead"),
                Arguments.of(
                        "url: https://b.example\nformat: xml\nbody: { \"1a\": 1 }",
                        3,
                        "body.1a",
                        "cannot be an XML name"),
                Arguments.of(
                        "url: https://b.example\nformat: xml\nbody: { a: { \"@b\": { c: 1 } } }",
                        3,
                        "body.a.@b",
                        "An attribute holds a text"),
                Arguments.of(
                        "url: https://b.example\nformat: form\nbody: [1]",
                        3,
                        "body",
                        "which the format form cannot carry"),
                Arguments.of(
                        "url: https://b.example\nformat: text\nbody: { a: 1 }", 3, "body", "Maybe a text in quotes"),
                Arguments.of("url: https://b.example\ntemplate: none.peb", 2, "template", "There is no file"),
                Arguments.of(
                        "url: https://b.example\nresponse: { success: { path: status, equals: a } }",
                        2,
                        "response.success.path",
                        "Maybe \"$.status\""),
                Arguments.of(
                        "url: https://b.example\nresponse: { success: { path: \"$.[\", equals: a } }",
                        2,
                        "response.success.path",
                        "is not a path"),
                Arguments.of(
                        "url: https://b.example\nresponse: { reason: \"$.a[?(@.b =~ /(a+)+/)]\" }",
                        2,
                        "response.reason",
                        "not available"),
                Arguments.of(
                        "url: https://b.example\nresponse: { reason: { xpath: \"//[\" } }",
                        2,
                        "response.reason.xpath",
                        "is not an XPath"),
                Arguments.of(
                        "url: https://b.example\nresponse: { reason: { xpath: \"//s:a\" } }",
                        2,
                        "response.reason.xpath",
                        "without a namespace's prefix"),
                Arguments.of(
                        "url: https://b.example\nresponse: { reason: { css: \"a[\" } }",
                        2,
                        "response.reason.css",
                        "is not a CSS selector"),
                Arguments.of(
                        "url: https://b.example\nresponse: { reason: { matches: \"(a\" } }",
                        2,
                        "response.reason.matches",
                        "is not a regular expression"),
                Arguments.of(
                        "url: https://b.example\nresponse: { reason: { matches: \"(?=a)\" } }",
                        2,
                        "response.reason.matches",
                        "is not a regular expression"),
                Arguments.of(
                        "url: https://b.example\nresponse: { reason: { path: \"$.a\", xpath: \"//a\" } }",
                        2,
                        "response.reason",
                        "Exactly one of"),
                Arguments.of(
                        "url: https://b.example\nresponse: { reason: [\"$.a\"] }",
                        2,
                        "response.reason",
                        "This is a list"),
                Arguments.of(
                        "url: https://b.example\nresponse: { success: { path: \"$.a\" } }",
                        2,
                        "response.success",
                        "One of equals"),
                Arguments.of(
                        "url: https://b.example\nresponse: { success: {} }", 2, "response.success", "asks nothing"),
                Arguments.of(
                        "url: https://b.example\nresponse: { success: { status: 99 } }",
                        2,
                        "response.success.status",
                        "is not a status"),
                Arguments.of(
                        "url: https://b.example\nresponse: { success: { any: [accepted] } }",
                        2,
                        "response.success.any.0",
                        "is not a condition"),
                Arguments.of(
                        "url: https://b.example\nresponse: { succes: { status: 200 } }",
                        2,
                        "response.succes",
                        "Maybe success?"),
                Arguments.of("url: https://b.example\nresponse: { read: jason }", 2, "response.read", "Maybe json?"),
                Arguments.of(
                        "url: https://b.example\nresponse: { default_price: free }",
                        2,
                        "response.default_price",
                        "is not a number"),
                Arguments.of("url: https://b.example\nping: { body: {}, urll: x }", 2, "ping.urll", "Maybe url?"),
                Arguments.of(
                        "url: \"https://b.example/{{ lead.email }}\"\nping: { body: {} }",
                        2,
                        "ping.url",
                        "(url) is missing"),
                Arguments.of(
                        "url: https://b.example\ncaps: [ { leads: 1, spend: 2, per: day } ]",
                        2,
                        "caps.0",
                        "leads or spend"),
                Arguments.of(
                        "url: https://b.example\ncaps: [ { leads: 1, per: fortnight } ]",
                        2,
                        "caps.0.per",
                        "is not known here"),
                Arguments.of(
                        "url: https://b.example\nhours: { timezone: Mars }", 2, "hours.timezone", "is not a time zone"),
                Arguments.of(
                        "url: https://b.example\nfallback: [ { urls: x } ]", 2, "fallback.0", "Exactly one of url"),
                Arguments.of("url: https://b.example\nsandbox: {}", 2, "sandbox", "(url) is missing"),
                Arguments.of("url: https://b.example\nuses: acme.create-lead", 2, "uses", "There is no integration"),
                Arguments.of("url: https://b.example\nurl: https://c.example", 2, "url", "there twice"),
                Arguments.of("url: https://b.example\nbody: !!java.net.URL [x]", 2, "", "tag is not allowed"),
                Arguments.of("url: https://b.example\nbody: !secret x", 2, "body", "Tags are not allowed"),
                Arguments.of("url: https://b.example\n  bad: indent", 2, "", "This is not YAML"),
                Arguments.of("url: \"https://b.example", 1, "", "This is not YAML"),
                Arguments.of("- a\n- b", 0, "", "The file holds a list"),
                Arguments.of("", 0, "", "The file is empty"),
                Arguments.of("url: https://b.example\n---\nurl: https://b.example", 2, "", "This is not YAML"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsReportedWithLineAndKeyAndTheFileLeftOut(String yaml, int line, String key, String text) {
        Mappings mappings = Samples.load(FILE, yaml);
        assertThat(mappings.recipients()).isEmpty();
        assertThat(mappings.problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(FILE);
            assertThat(problem.text()).contains(text);
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.line()).isEqualTo(line);
        });
    }

    @Test
    void allMistakesOfAllFilesAreReportedAtOnceAndCleanFilesLoad() {
        Mappings mappings = Samples.load(Map.of(
                "mappings/recipients/a.yaml",
                        "url: nonsense\nkind: byer\nbody: { a: \"{{ x }}\", b: \"{{ lead.y | z }}\" }",
                "mappings/recipients/b.yaml", "url: https://b.example",
                "mappings/sources/s.yaml", "auth: { api_key: \"${NOT_SET}\" }"));
        assertThat(mappings.problems())
                .extracting(MappingProblem::key)
                .containsExactlyInAnyOrder("url", "kind", "body.a", "body.b", "flows", "auth.api_key");
        assertThat(mappings.recipients()).containsOnlyKeys("b");
        assertThat(mappings.sources()).isEmpty();
    }

    @Test
    void aSecretsValueStaysOutOfProblems() {
        Mappings mappings = Samples.load(
                FILE,
                "url: \"${TOKEN}\"\nkind: \"${TOKEN}\"\ntimeout: \"${TOKEN}\"\nmethod: \"${TOKEN}\"\nconnections: \"${TOKEN}\"\nformat: \"${TOKEN}\"\nidempotency_header: \"${TOKEN} x\"\nauth: { bearer: \"${TOKEN}{{ x }}\" }");
        assertThat(mappings.problems()).hasSizeGreaterThan(5);
        assertThat(mappings.problems().toString()).doesNotContain("s3cr3t");
    }
}
