package io.waybill.mappings.leadconduit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Samples;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.response.Answer;
import io.waybill.mappings.response.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadConduitImportTest {
    @Test
    void aStepBecomesAFileThatSaysTheSame() {
        Imported imported = Steps.imported(Steps.step(
                "json",
                "method",
                "put",
                "timeout_seconds",
                "25",
                "json_property.applicant.name",
                "{{lead.first_name}}",
                "json_property.applicant.amount",
                "{{lead.loan_amount}}",
                "json_property.note",
                "",
                "header.X-Key",
                "{{lead.state}}",
                "outcome_search_term",
                "accepted",
                "outcome_search_path",
                "status",
                "reason_path",
                "errors.*.text"));
        assertThat(imported.name()).isEqualTo("acme-buyers");
        assertThat(imported.notes()).isEmpty();
        assertThat(imported.yaml()).isEqualTo("""
                # Brought from LeadConduit (leadconduit-custom.outbound.json).
                name: "Acme Buyers"
                kind: buyer
                url: "https://buyer.example/leads"
                method: PUT
                headers:
                  X-Key: "{{ lead.state }}"
                format: json
                body:
                  applicant:
                    name: "{{ lead.first_name }}"
                    amount: "{{ lead.loan_amount }}"
                  note: "{{ '' | keep }}"
                timeout: 25s
                response:
                  leadconduit:
                    search: "accepted"
                    search_in: "status"
                    reason: "errors.*.text"
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            quoteCharacter = '`',
            value = {
                "{\"type\":\"recipient\",\"entity\":{\"name\":\"Big Buyer, Inc.\"},\"integration\":{\"module_id\":\"leadconduit-custom.outbound.form\",\"mappings\":[{\"property\":\"url\",\"value\":\"https://b.example\"}]}} | big-buyer-inc",
                "{\"entity\":\"Größe Käufer\",\"integration\":\"leadconduit-custom.outbound.form\",\"mappings\":[{\"property\":\"url\",\"value\":\"https://b.example\"}]} | gro-e-kaufer",
                "{\"type\":\"recipient\",\"name\":\"A\",\"module_id\":{\"id\":\"leadconduit-custom.outbound.xml\"},\"mappings\":[{\"property\":\"url\",\"value\":\"https://b.example\"},{\"property\":\"xml_path.a\",\"value\":\"1\"}]} | a",
                "[{\"type\":\"filter\"},{\"type\":\"recipient\",\"entity\":{\"id\":\"1\",\"name\":\"B\"},\"integration\":{\"module\":{\"id\":\"leadconduit-custom.outbound.query\"}},\"mappings\":[{\"property\":\"url\",\"value\":\"https://b.example\"}]}] | b",
                "{\"name\":\"Flow\",\"steps\":[{\"type\":\"filter\"},{\"type\":\"recipient\",\"entity\":{\"name\":\"C\"},\"integration\":{\"module_id\":\"leadconduit-custom.outbound.json\"},\"mappings\":[{\"property\":\"url\",\"value\":\"https://b.example\"}]}]} | c",
            })
    void stepsAreFoundInEveryShapeTheyComeIn(String json, String name) {
        LeadConduitImport.Result result = LeadConduitImport.read(json, Vocabulary.OPEN);
        assertThat(result.problems()).isEmpty();
        assertThat(result.recipients()).extracting(Imported::name).containsExactly(name);
        assertThat(Steps.recipient(json).post()).isNotNull();
    }

    @Test
    void stepsOfOneNameGetFilesOfTheirOwn() {
        String step = Steps.step("json");
        LeadConduitImport.Result result =
                LeadConduitImport.read("{\"steps\":[%s,%s,%s]}".formatted(step, step, step), Vocabulary.OPEN);
        assertThat(result.recipients())
                .extracting(Imported::name)
                .containsExactly("acme-buyers", "acme-buyers-2", "acme-buyers-3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            quoteCharacter = '`',
            value = {
                "{\"type\":\"recipient\" | not JSON",
                "`` | no recipient step",
                "null | no recipient step",
                "5 | no recipient step",
                "\"x\" | no recipient step",
                "[] | no recipient step",
                "{} | no recipient step",
                "{\"type\":\"filter\",\"mappings\":[]} | no recipient step",
                "{\"type\":\"recipient\",\"entity\":{\"name\":\"SF\"},\"integration\":{\"module_id\":\"leadconduit-salesforce.outbound.lead\"},\"mappings\":[]} | SF: The module (leadconduit-salesforce.outbound.lead)",
                "{\"type\":\"recipient\",\"mappings\":[]} | The module ()",
            })
    void whatIsNoStepIsAProblem(String json, String problem) {
        LeadConduitImport.Result result = LeadConduitImport.read(json, Vocabulary.OPEN);
        assertThat(result.recipients()).isEmpty();
        assertThat(result.problems()).singleElement().asString().contains(problem);
    }

    @Test
    void deepNestingIsAProblemToo() {
        LeadConduitImport.Result result = LeadConduitImport.read("[".repeat(100_000), Vocabulary.OPEN);
        assertThat(result.problems()).hasSize(1);
    }

    @Test
    void secretsAreNotWrittenDown() {
        String step = Steps.step(
                "json",
                "basic_username",
                "acme",
                "basic_password",
                "hunter2",
                "header.Authorization",
                "Bearer abc.def",
                "json_property.api_key",
                "k-123",
                "json_property.token",
                "{{lead.state}}");
        Imported imported = Steps.imported(step);
        assertThat(imported.yaml()).doesNotContain("hunter2", "abc.def", "k-123");
        assertThat(imported.secrets())
                .containsExactlyInAnyOrder(
                        "ACME_BUYERS_BASIC_PASSWORD", "ACME_BUYERS_AUTHORIZATION", "ACME_BUYERS_API_KEY");
        assertThat(imported.notes()).extracting(Imported.Note::property).contains("basic_password");
        Rendered request = Steps.recipient(step).post().render(Samples.lead(), null);
        assertThat(request.headers()).containsEntry("Authorization", "Basic YWNtZTpzM2NyZXQ=");
        assertThat(text(request)).isEqualTo("{\"api_key\":\"s3cret\",\"token\":\"CA\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            value = {
                "json_property.a | {{nohelper lead.state}} | The helper (nohelper) is not known here.",
                "json_property.a | {{random}} | (random) is not known here.",
                "json_property.a | {{lead.state | The template cannot be read (line 1, column 13).",
                "follow_redirects | true | Redirects are not followed here: give the address that answers.",
                "credential_id | abc | Credentials stay in the account they were made in: fill in (auth).",
                "something.new | x | This setting is not known here.",
                "form_field.a | x | This setting is not known here.",
                "outcome_search_term | (?=ok) | ((?=ok)) is no pattern here and is never found. Look-around and back-references are not available.",
                "outcome_search_term | {{lead.state}} | It is a template, and here it must be written out.",
                "outcome_on_match | maybe | (maybe) is no outcome. It counts as success.",
                "fallback_price | a lot | (a lot) is no price.",
                "timeout_seconds | soon | (soon) is no number of seconds.",
                "basic_username | u | A name and a password are needed; only one of them is set, and nothing is sent.",
                "method | GET | (GET) is no method for this kind of recipient.",
                "header.a b | x | This header follows from the request and cannot be set.",
                "header.Accept | x | This header follows from the request and cannot be set.",
            })
    void whatCannotComeAlongIsNamedWithItsReason(String property, String value, String why) {
        String step = Steps.step("json", property, value);
        assertThat(Steps.imported(step).notes()).contains(new Imported.Note(property, why));
        assertThat(Steps.recipient(step).post()).isNotNull();
    }

    @Test
    void aFieldThatNoFlowHasIsNamed() {
        Vocabulary vocabulary = new Vocabulary(Map.of("loans", Map.of("state", Set.of())));
        String step = Steps.step("json", "json_property.a", "{{lead.nope}}", "json_property.b", "{{lead.state}}");
        Imported imported =
                LeadConduitImport.read(step, vocabulary).recipients().getFirst();
        assertThat(imported.notes())
                .containsExactly(
                        new Imported.Note("json_property.a", "No flow has a field (nope). Maybe one of: state."));
        assertThat(imported.yaml()).contains("b: \"{{ lead.state }}\"").doesNotContain("a: \"");
    }

    @Test
    void aStandardRecipientGetsEveryField() {
        Vocabulary vocabulary = new Vocabulary(Map.of("loans", Map.of("state", Set.of(), "email", Set.of())));
        String step = Steps.step("x").replace("leadconduit-custom.outbound.x", "leadconduit-default.outbound");
        Imported imported =
                LeadConduitImport.read(step, vocabulary).recipients().getFirst();
        assertThat(imported.yaml())
                .contains(
                        "format: form\nbody:\n  email: \"{{ lead.email }}\"\n  state: \"{{ lead.state }}\"\n  price:");
        assertThat(Samples.recipient(imported.yaml())
                        .post()
                        .read(Samples.answer(200, "application/json", "{\"outcome\":\"failure\",\"reason\":\"no\"}")))
                .extracting(Reading::verdict, Reading::reason)
                .containsExactly(Reading.Verdict.FAILURE, "no");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            value = {
                "is equal to | ca | true",
                "is equal to | NY | false",
                "is not equal to | NY | true",
                "is included in | \"NY, TX\",CA,FL | true",
                "is included in | NY, ca | true",
                "is not included in | NY, TX | true",
                "includes | c | true",
                "does not include | c | false",
                "matches pattern | ^C | true",
                "is blank | - | false",
                "is not blank | - | true",
                "is true | - | false",
                "is not true | - | true",
            })
    void aMappingHoldsWhenItsRulesDo(String operator, String value, boolean holds) {
        assertThat(withRule("lead.state", operator, value)).isEqualTo(holds ? "{\"a\":\"yes\"}" : "{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            value = {
                "is greater than | 9000 | true",
                "is greater than or equal to | 15000.00 | true",
                "is less than | 15000 | false",
                "is less than or equal to | 15000 | true",
                "is between | 10000,15000 | true",
                "is not between | 10000,15000 | false",
                "is equal to | 15000.0 | true",
            })
    void numbersCompareAsNumbers(String operator, String value, boolean holds) {
        assertThat(withRule("lead.loan_amount", operator, value)).isEqualTo(holds ? "{\"a\":\"yes\"}" : "{}");
    }

    @Test
    void laterValuesWinUnlessTheyComeOutEmpty() {
        assertThat(body("json", "json_property.a", "one", "json_property.a", "two"))
                .isEqualTo("{\"a\":\"two\"}");
        assertThat(body("json", "json_property.a", "one", "json_property.a", "{{lead.nothing}}"))
                .isEqualTo("{\"a\":\"one\"}");
        assertThat(body("json", "json_property.a", "one", "json_property.a", "{{lead.loan_amount}}"))
                .isEqualTo("{\"a\":15000}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            quoteCharacter = '`',
            value = {
                "json_property.0.a | x | [{\"a\":\"x\"}]",
                "json_property.a.2 | x | {\"a\":[\"x\"]}",
                "json_property.a | true | {\"a\":\"true\"}",
                "json_property.a | 5 | {\"a\":\"5\"}",
                "json_property.a | null | {\"a\":\"null\"}",
                "json_property.a | ${TOKEN} | {\"a\":\"${TOKEN}\"}",
                "json_property.a | {{lead.nothing}} | {}",
                "json_property.a | `` | {\"a\":\"\"}",
            })
    void jsonBodies(String property, String value, String expected) {
        assertThat(body("json", property, value)).isEqualTo(expected);
    }

    @Test
    void aJsonDocumentCanBeTheFieldOfAForm() {
        String body = body(
                "json",
                "json_property.a.b",
                "{{lead.state}}",
                "json_property.c",
                "say \"hi\"",
                "json_property.l.0",
                "{{lead.loan_amount}}",
                "json_parameter",
                "data",
                "extra_parameter.k",
                "v w");
        assertThat(java.net.URLDecoder.decode(body, StandardCharsets.UTF_8))
                .isEqualTo("data={ \"a\":{ \"b\":\"CA\" },\"c\":\"say \\\"hi\\\"\",\"l\":[15000] }&k=v w");
    }

    @Test
    void addressesKeepWhatAVariableHolds() {
        String step = Steps.step("query", "parameter.a", "x")
                .replace("https://buyer.example/leads", "{{lead.first_name}}/in");
        Rendered request =
                Steps.recipient(step).post().render(Samples.leadWith("first_name", "https://b.example/p"), null);
        assertThat(request.uri()).hasToString("https://b.example/p/in?a=x");
    }

    @Test
    void xmlGetsOneElementAroundEverything() {
        assertThat(body("xml", "xml_path.a", "1", "xml_path.b.c@k", "{{lead.state}}"))
                .endsWith("<root><a>1</a><b><c k=\"CA\"></c></b></root>");
    }

    @Test
    void whatWouldNotLoadIsNotWritten() {
        LeadConduitImport.Result result =
                LeadConduitImport.read(Steps.step("xml", "xml_path.a.1st", "x"), Vocabulary.OPEN);
        assertThat(result.recipients()).isEmpty();
        assertThat(result.problems()).singleElement().asString().startsWith("acme-buyers: body.a.1st:");
    }

    @Test
    void timeoutsComeAlong() {
        assertThat(Steps.recipient(Steps.step("form", "timeout_seconds", "500"))
                        .post()
                        .timeout())
                .isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void aCookieAndCapturedTextAreAppended() {
        Reading reading = Steps.recipient(Steps.step("form", "cookie_search_term", "SESS", "capture.id", "id=(\\w+)"))
                .post()
                .read(new Answer(
                        200,
                        Map.of("set-cookie", List.of("zz=1", "sess=b", "asess=a")),
                        "ID=7 id=8".getBytes(StandardCharsets.UTF_8)));
        assertThat(reading.append()).isEqualTo(Map.of("cookie", "asess=a", "id", "8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1", "1.2"})
    void aSoapCallGetsAnEnvelope(String version) {
        String body = body(
                "soap",
                "function",
                "AddLead",
                "version",
                version,
                "arg.lead.name",
                "{{lead.state}}",
                "soap_header.Key",
                "k");
        assertThat(body)
                .contains(
                        "<soap:Header><Key>k</Key></soap:Header><soap:Body><AddLead><lead><name>CA</name></lead></AddLead>")
                .contains(version.equals("1.2") ? "http://www.w3.org/2003/05/soap-envelope" : "schemas.xmlsoap.org");
    }

    @Test
    void aSoapAnswerIsReadByNamesWithDots() {
        Reading reading = read("""
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><AddLeadResponse xmlns="urn:x">
                <AddLeadResult><success>true</success><msg>b</msg><msg>a</msg><id>S-5</id></AddLeadResult>
                </AddLeadResponse></s:Body></s:Envelope>""");
        assertThat(reading.verdict()).isEqualTo(Reading.Verdict.SUCCESS);
        assertThat(reading.reason()).isEqualTo("a, b");
        assertThat(reading.reference()).isEqualTo("S-5");
    }

    @Test
    void namesWithDotsFindNothingInOtherXml() {
        assertThat(read("<AddLeadResult><success>true</success></AddLeadResult>")
                        .verdict())
                .isEqualTo(Reading.Verdict.FAILURE);
    }

    private static Reading read(String xml) {
        return Steps.recipient(Steps.step(
                        "soap",
                        "function",
                        "AddLead",
                        "outcome_search_term",
                        "^true$",
                        "outcome_search_path",
                        "AddLeadResult.success",
                        "reason_path",
                        "AddLeadResult.msg",
                        "reference_path",
                        "AddLeadResult.id"))
                .post()
                .read(new Answer(
                        200, Map.of("content-type", List.of("text/xml")), xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aRuleMayNameItsVariableWithoutBraces() {
        String step = Steps.step("json", "json_property.a", "yes").replace("\"value\":\"yes\"", """
                "value":"yes","rule_set":{"rules":[{"lhv":"lead.state","op":"is equal to","rhv":"ca"}]}""");
        assertThat(text(Steps.recipient(step).post().render(Samples.lead(), null)))
                .isEqualTo("{\"a\":\"yes\"}");
        String other = step.replace("\"ca\"", "\"lead.state\"");
        assertThat(text(Steps.recipient(other).post().render(Samples.lead(), null)))
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lead.state       | is included in     | ['NY','CA']       | {\"a\":\"yes\"}",
                "lead.state       | is included in     | ['NY','TX']       | {}",
                "lead.state       | is not included in | ['NY','TX']       | {\"a\":\"yes\"}",
                "lead.loan_amount | is between         | [10000,20000]     | {\"a\":\"yes\"}",
                "lead.loan_amount | is between         | '10000-20000'     | {\"a\":\"yes\"}",
                "lead.loan_amount | is between         | '10000 to 12000'  | {}",
                "lead.loan_amount | is not between     | [1,2]             | {\"a\":\"yes\"}",
            },
            quoteCharacter = '~')
    void aRuleMayCompareWithAList(String left, String operator, String right, String sent) {
        String step = Steps.step("json", "json_property.a", "yes")
                .replace(
                        "\"value\":\"yes\"",
                        "\"value\":\"yes\",\"rule_set\":{\"rules\":[{\"lhv\":\"%s\",\"op\":\"%s\",\"rhv\":%s}]}"
                                .formatted(left, operator, right.replace('\'', '"')));
        assertThat(text(Steps.recipient(step).post().render(Samples.lead(), null)))
                .isEqualTo(sent);
    }

    private static String withRule(String variable, String operator, String value) {
        String rules =
                """
                {"op":"and","rules":[{"lhv":"{{%s}}","op":"%s","rhv":%s}]}""".formatted(variable, operator, Steps.JSON.getNodeFactory().textNode(value));
        String step = Steps.step("json", "json_property.a", "yes")
                .replace("\"value\":\"yes\"", "\"value\":\"yes\",\"rule_set\":" + rules);
        return text(Steps.recipient(step).post().render(Samples.lead(), null));
    }

    private static String body(String module, String... settings) {
        return text(Steps.recipient(Steps.step(module, settings)).post().render(Samples.lead(), null));
    }

    private static String text(Rendered request) {
        return new String(requireNonNull(request.body()), StandardCharsets.UTF_8);
    }
}
