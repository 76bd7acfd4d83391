package io.waybill.mappings.request;

import static io.waybill.mappings.request.Renderings.HEAD;
import static io.waybill.mappings.request.Renderings.body;
import static io.waybill.mappings.request.Renderings.render;
import static io.waybill.mappings.request.Renderings.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Samples;
import io.waybill.mappings.template.TemplateData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTest {
    @Test
    void jsonKeepsTypesAndLeavesOutWhatIsEmpty() {
        String yaml = HEAD + """
                body:
                  name: "{{ lead.first_name }}"
                  amount: "{{ lead.loan_amount }}"
                  text: "{{ lead.loan_amount }} dollars"
                  owner: "{{ lead.homeowner }}"
                  nothing: "{{ lead.nothing }}"
                  nested: { deep: { none: "{{ lead.nothing }}" }, state: "{{ lead.state }}" }
                  gone: { deep: { none: "{{ lead.nothing }}" } }
                  list: ["{{ lead.state }}", "{{ lead.nothing }}", 3]
                  fixed: 5
                  money: 12.50
                  yes: true
                  zip: "07001"
                  plainZip: 07001
                  word: no
                  literal: null
                  quoted: "null"
                """;
        assertThat(body(yaml)).isEqualTo("""
                {"name":"Ann <&> \\"O'Neil\\"","amount":15000,"text":"15000 dollars","owner":true,"nested":{"state":"CA"},\
                "list":["CA",3],"fixed":5,"money":12.50,"yes":true,"zip":"07001","plainZip":"07001","word":"no","literal":null,"quoted":"null"}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "body: { a: \"{{ lead.nothing }}\" } => {}",
                "body: [\"{{ lead.nothing }}\"] => []",
                "body: {} => {}",
                "body: { a: {} } => {\"a\":{}}",
                "body: [{ a: \"{{ lead.state }}\" }] => [{\"a\":\"CA\"}]",
                "body: \"{{ appended.plain }}\" => {\"n\":7}",
                "keep_empty: true\\nbody: { a: \"{{ lead.nothing }}\", b: null } => {\"a\":\"\",\"b\":null}",
            })
    void jsonRoots(String yaml, String expected) {
        assertThat(body(HEAD + yaml.replace("\\n", "\n"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{ a: \"{{ lead.first_name }}\", b: 2 } => a=Ann%20%3C%26%3E%20%22O%27Neil%22&b=2",
                "{ a: { b: { c: \"{{ lead.state }}\" } } } => a.b.c=CA",
                "{ a: [1, \"{{ lead.state }}\", \"{{ lead.nothing }}\"] } => a=1&a=CA",
                "{ a: [{ b: 1 }, { b: 2 }] } => a.b=1&a.b=2",
                "{ a: \"{{ lead.nothing }}\", b: null, c: \"\" } => ``",
                "{ a: true, b: \"é+&=\" } => a=true&b=%C3%A9%2B%26%3D",
                "{ \"lead[name]\": \"{{ lead.state }}\" } => lead%5Bname%5D=CA",
                "{ a: \"{{ 'x,y' | split(',') }}\" } => a=x&a=y",
            })
    void forms(String body, String expected) {
        Rendered rendered = render(HEAD + "format: form\nbody: " + body);
        assertThat(text(rendered)).isEqualTo(expected);
        assertThat(rendered.headers())
                .containsEntry("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        assertThat(rendered.method()).isEqualTo("POST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "body: { lead: { \"@id\": \"{{ lead.id }}\", name: \"{{ lead.first_name }}\" } } => <lead id=\"L-1\"><name>Ann &lt;&amp;&gt; \"O'Neil\"</name></lead>",
                "root: r\\nbody: { a: 1, b: [x, y], c: \"{{ lead.nothing }}\" } => <r><a>1</a><b>x</b><b>y</b></r>",
                "body: { r: { a: { \"#text\": hi, \"@q\": \"a\\\"<b\" } } } => <r><a q=\"a&quot;&lt;b\">hi</a></r>",
                "body: { r: { a: { \"#cdata\": \"x]]>y\" } } } => <r><a><![CDATA[x]]]]><![CDATA[>y]]></a></r>",
                "body: { r: { a: null, b: true } } => <r><a></a><b>true</b></r>",
                "body: { r: \"{{ lead.nothing }}\" } => <r></r>",
                "body: { r: { \"@a\": \"{{ lead.nothing }}\" } } => <r></r>",
                "keep_empty: true\\nbody: { r: { a: \"{{ lead.nothing }}\" } } => <r><a></a></r>",
                "body: { \"x:r\": { \"@xmlns:x\": \"urn:x\", \"x:a\": 1 } } => <x:r xmlns:x=\"urn:x\"><x:a>1</x:a></x:r>",
                "root: r\\nbody: { a: [{ b: 1 }, { b: 2 }] } => <r><a><b>1</b></a><a><b>2</b></a></r>",
            })
    void xml(String yaml, String expected) {
        Rendered rendered = render(HEAD + "format: xml\n" + yaml.replace("\\n", "\n"));
        assertThat(text(rendered)).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + expected);
        assertThat(rendered.headers()).containsEntry("Content-Type", "text/xml; charset=utf-8");
    }

    @Test
    void xmlDropsWhatItCannotHold() {
        TemplateData lead = Samples.leadWith("name", "a\u0000b\u0008c\uFFFEd\uD800e\n\uD83D\uDE00");
        Rendered rendered = Samples.recipient(HEAD + "format: xml\nbody: { r: \"{{ lead.name }}\" }")
                .post()
                .render(lead, null);
        assertThat(text(rendered)).endsWith("<r>abcde\n\uD83D\uDE00</r>");
    }

    @Test
    void soapIsPutIntoAnEnvelopeUnlessThereIsOne() {
        String envelope =
                "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><a>1</a></soap:Body></soap:Envelope>";
        assertThat(body(HEAD + "format: soap\nbody: { a: 1 }")).endsWith(envelope);
        assertThat(body(HEAD + "format: soap\nbody: { \"s:Envelope\": { \"s:Body\": 1 } }"))
                .endsWith("?><s:Envelope><s:Body>1</s:Body></s:Envelope>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "https://b.example/leads => https://b.example/leads?a=CA&b.c=x%20y",
                "https://b.example/leads?k=1 => https://b.example/leads?k=1&a=CA&b.c=x%20y",
                "https://b.example/leads? => https://b.example/leads?a=CA&b.c=x%20y",
                "https://b.example/leads#top => https://b.example/leads?a=CA&b.c=x%20y",
                "/sandbox/accept => /sandbox/accept?a=CA&b.c=x%20y",
            })
    void queriesGoIntoTheAddress(String url, String expected) {
        Rendered rendered = render("url: \"" + url
                + "\"\nformat: query\nbody: { a: \"{{ lead.state }}\", b: { c: x y }, d: \"{{ lead.nothing }}\" }");
        assertThat(rendered.uri()).hasToString(expected);
        assertThat(rendered.method()).isEqualTo("GET");
        assertThat(rendered.body()).isNull();
        assertThat(rendered.headers()).doesNotContainKey("Content-Type");
    }

    @Test
    void bodiesCanBeCompressed() throws IOException {
        Rendered rendered = render(HEAD + "gzip: true\nbody: { a: 1 }");
        assertThat(rendered.headers()).containsEntry("Content-Encoding", "gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(requireNonNull(rendered.body()))).readAllBytes())
                .asString()
                .isEqualTo("{\"a\":1}");
        assertThat(rendered.masked().body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void aRequestMayHaveNoBody() {
        Rendered rendered = render(HEAD + "method: DELETE");
        assertThat(rendered.body()).isNull();
        assertThat(rendered.method()).isEqualTo("DELETE");
        assertThat(rendered.headers()).doesNotContainKey("Content-Type");
    }

    @Test
    void aContentTypeOfTheAuthorsWins() {
        assertThat(render(HEAD + "headers: { content-type: application/vnd.api+json }\nbody: { a: 1 }")
                        .headers())
                .containsEntry("Content-Type", "application/vnd.api+json");
    }

    @Test
    void manyLeadsGoIntoOneBody() {
        Object one = requireNonNull(Samples.recipient(HEAD + "body: { a: \"{{ lead.state }}\", b: \"=1\" }")
                .post()
                .values(Samples.lead()));
        List<Object> both = List.of(one, one);
        assertThat(ManyLeads.JSON.write(both, true))
                .isEqualTo("[{\"a\":\"CA\",\"b\":\"=1\"},{\"a\":\"CA\",\"b\":\"=1\"}]");
        assertThat(ManyLeads.CSV.write(both, true)).isEqualTo("a,b\r\nCA,'=1\r\nCA,'=1\r\n");
        assertThat(ManyLeads.XML.write(both, true))
                .endsWith("<leads><lead><a>CA</a><b>=1</b></lead><lead><a>CA</a><b>=1</b></lead></leads>");
    }
}
