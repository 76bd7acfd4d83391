package io.waybill.mappings.leadconduit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.mappings.Samples;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.template.Compiled;
import io.waybill.mappings.template.Escaping;
import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.SecretText;
import io.waybill.mappings.template.TemplateData;
import io.waybill.mappings.template.Templates;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationTest {
    private final List<String> remarks = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "plain => plain",
                "{{lead.state}} => CA",
                "{{ lead.state }} => CA",
                "{{{lead.state}}} => CA",
                "{{&lead.state}} => CA",
                "{{lead.state.raw}} => ca",
                "{{lead.state.name}} => California",
                "{{lead.phone_1.area}} => 773",
                "{{lead.[phone_1].[area]}} => 773",
                "{{lead/phone_1/area}} => 773",
                "{{lead.first_name}} => Ann <&> \"O'Neil\"",
                "{{lead.bad_amount}} => a lot",
                "{{lead.nothing}} => ``",
                "{{state}} => CA",
                "{{lead.state}}-{{lead.last_name}} => CA-SMITH",
                "a{{! a comment }}b{{!-- }} --}}c => abc",
                "a {{~lead.state~}} b => aCAb",
                "a {{~#if lead.state~}} x {{~/if~}} b => axb",
                "{{#if lead.state}}yes{{else}}no{{/if}} => yes",
                "{{#if lead.nothing}}yes{{else}}no{{/if}} => no",
                "{{#if lead.empty}}yes{{else}}no{{/if}} => no",
                "{{#if lead.nothing}}yes{{/if}}. => .",
                "{{#if lead.nothing}}a{{else if lead.state}}b{{else}}c{{/if}} => b",
                "{{#if lead.nothing}}a{{else if lead.empty}}b{{else}}c{{/if}} => c",
                "{{#if lead.state}}{{#if lead.nothing}}a{{else}}b{{/if}}{{/if}} => b",
                "{{#if lead.homeowner}}own{{else}}rent{{/if}} => own",
                "{{#unless lead.nothing}}none{{/unless}} => none",
                "{{#unless lead.state}}none{{else}}some{{/unless}} => some",
                "{{#compare lead.state \"==\" \"CA\"}}west{{else}}east{{/compare}} => west",
                "{{#compare lead.state '==' 'ca'}}west{{else}}east{{/compare}} => east",
                "{{#compare lead.state 'CA'}}west{{else}}east{{/compare}} => west",
                "{{#compare lead.loan_amount \">=\" 15000}}big{{else}}small{{/compare}} => big",
                "{{#compare lead.loan_amount \">\" \"15000.0\"}}big{{else}}small{{/compare}} => small",
                "{{#compare lead.loan_amount \"<\" 9000}}small{{else}}big{{/compare}} => big",
                "{{#compare lead.nothing \"<\" 9000}}small{{else}}none{{/compare}} => none",
                "{{#compare lead.state \"!=\" \"NY\"}}other{{/compare}} => other",
                "{{#compare lead.nothing \"==\" \"\"}}blank{{/compare}} => blank",
                "{{#compare lead.loan_amount 15000 operator=\"==\"}}same{{/compare}} => same",
                "{{#if (eq lead.state \"CA\")}}yes{{/if}} => yes",
                "{{#if (and lead.state (gt lead.loan_amount 10000))}}yes{{/if}} => yes",
                "{{#if (or lead.nothing lead.empty)}}yes{{else}}no{{/if}} => no",
                "{{#if (not lead.nothing)}}yes{{/if}} => yes",
                "{{lowercase lead.last_name}} => smith",
                "{{uppercase lead.email}} => ANN@EXAMPLE.COM",
                "{{uppercase (substring lead.email 1 3)}} => ANN",
                "{{substring lead.phone_1 1 3}} => 773",
                "{{substring lead.phone_1 start=4 end=6}} => 265",
                "{{substring lead.phone_1 7}} => 8399",
                "{{substring lead.phone_1 0 2}} => 77",
                "{{substring lead.phone_1 8 99}} => 399",
                "{{substring lead.phone_1 9 2}}. => .",
                "{{replace lead.phone_1 \"773\" \"312\"}} => 3122658399",
                "{{replace lead.phone_1 find=\"773\" replace=\"\"}} => 2658399",
                "{{replace lead.email \"regexp(/[aeiou]/g)\" \"*\"}} => *nn@*x*mpl*.c*m",
                "{{replace lead.email \"regexp(@.*)\" \"\"}} => ann",
                "{{replace lead.email \"regexp((.+)@(.+))\" \"$2 at $1\"}} => example.com at ann",
                "{{replace lead.email \".\" \"-\"}} => ann@example-com",
                "{{extract lead.email \"regexp(@(.+)$)\"}} => example.com",
                "{{extract lead.email \"[a-z]+\"}} => ann",
                "{{extract lead.phone_1 \"regexp(^(\\d{3}))\"}} => 773",
                "{{replace lead.phone_1 \"regexp(\\D|3)\" \"-\"}} => 77-2658-99",
                "{{extract lead.email \"[0-9]+\"}}. => .",
                "{{format lead.dob \"MM/DD/YYYY\"}} => 02/28/1980",
                "{{format lead.dob format=\"YYYY-MM-DD\"}} => 1980-02-28",
                "{{format lead.dob \"[It's] MMMM Do, YY\"}} => It's February 28th, 80",
                "{{format lead.dob \"dddd D MMM\"}} => Thursday 28 Feb",
                "{{format lead.dob \"M/D/YY\"}} => 2/28/80",
                "{{format submission.timestamp \"YYYY-MM-DD HH:mm:ss\" timezone=\"America/New_York\"}} => 2026-11-20 23:05:06",
                "{{format submission.timestamp \"h:mm a\"}} => 4:05 am",
                "{{format submission.timestamp \"YYYY-MM-DDTHH:mm:ssZ\" timezone=\"America/Chicago\"}} => 2026-11-20T22:05:06-06:00",
                "{{format submission.timestamp \"X\"}} => 1795233906",
                "{{format lead.loan_amount \"0,0\"}} => 15,000",
                "{{format lead.loan_amount \"$0,0.00\"}} => \\$15,000.00",
                "{{format lead.loan_amount \"0a\"}} => 15k",
                "{{format lead.loan_amount format=\"0.0\"}} => 15000.0",
                "{{format lead.state \"0,0\"}} => CA",
                "{{format lead.bad_amount \"YYYY\"}} => a lot",
                "{{format lead.phone_1 \"(###) ###-####\"}} => \\(773\\) 265-8399",
                "{{format (math \"lead.loan_amount / 7\") \"0.00\"}} => 2142.86",
                "{{math \"lead.loan_amount * 2 + 1\"}} => 30001",
                "{{math lead.loan_amount \"/\" 4}} => 3750",
                "{{math \"(lead.loan_amount - 5000) / 1000\"}} => 10",
                "{{math \"lead.nothing + 1\"}} => 1",
                "{{math \"-lead.loan_amount % 7\"}} => -6",
                "{{md5 lead.email}} => [0-9a-f]{32}",
                "{{sha1 lead.email}} => [0-9a-f]{40}",
                "{{sha256 (lowercase lead.last_name)}} => [0-9a-f]{64}",
                "{{sha512 lead.email encoding=\"base64\"}} => [A-Za-z0-9+/=]{88}",
                "{{sha256 lead.nothing}}. => .",
                "{{appended.plain.n}} => 7",
                "{{plain.n}} => 7",
                "{{source.name}}/{{flow.id}}/{{event_id}} => demo/personal-loans/D-9",
                "\\{{lead.state}} => \\{\\{lead.state\\}\\}",
                "{% raw %} => \\{% raw %\\}",
                "{# no #} {{lead.state}} => \\{# no #\\} CA",
                "${HOME} {{lead.state}} => \\$\\{HOME\\} CA",
                "{\"a\":{{lead.loan_amount}}}{\"b\":{{{lead.state}}}} => \\{\"a\":15000\\}\\{\"b\":CA\\}",
                "{\"a\":{{lead.loan_amount}}} => \\{\"a\":15000\\}",
                "it's \\ {{lead.state}} => it's \\\\ CA",
                "{{format lead.dob \"'\"}} => '",
            })
    void saysTheSame(String handlebars, String expected) {
        String rendered = String.valueOf(render(handlebars, Samples.lead()));
        assertThat(rendered.equals(expected) || rendered.matches(expected))
                .as("%s became %s and came out as %s", handlebars, translate(handlebars), rendered)
                .isTrue();
    }

    @Test
    void goesThroughLists() {
        TemplateData lead = Samples.lead();
        var appended = Map.<String, Map<String, Object>>of(
                "x", Map.of("names", List.of("a", "b"), "pets", List.of(Map.of("name", "Rex"), Map.of("name", "Tom"))));
        TemplateData data =
                new TemplateData("L", lead.fields(), appended, "s", "f", "D", 1, lead.now(), lead.price(), 0);
        assertThat(render("{{#each x.names}}{{@index}}:{{this}}{{#unless @last}}, {{/unless}}{{/each}}", data))
                .isEqualTo("0:a, 1:b");
        assertThat(render("{{#each x.pets}}[{{name}} {{this.name}} {{lead.state}}]{{/each}}", data))
                .isEqualTo("[Rex Rex CA][Tom Tom CA]");
        assertThat(render("{{#each x.none}}a{{else}}none{{/each}}", data)).isEqualTo("none");
        assertThat(render("{{x.names.[1]}}{{x.names.0}}", data)).isEqualTo("ba");
        assertThat(render("{{#each x.names}}{{#each ../x.pets}}{{name}}{{/each}}{{/each}}", data))
                .isEqualTo("RexTomRexTom");
    }

    @Test
    void whatIsExactlyOneVariableKeepsItsType() {
        assertThat(render("{{lead.loan_amount}}", Samples.lead())).isEqualTo(new BigDecimal("15000"));
        assertThat(render("{{lead.homeowner}}", Samples.lead())).isEqualTo(true);
        assertThat(render("{{lead.loan_amount}} ", Samples.lead())).isEqualTo("15000 ");
        assertThat(render("{{math \"lead.loan_amount * 1\"}}", Samples.lead())).isEqualTo("15000");
        assertThat(render("{{#if lead.state}}5{{/if}}", Samples.lead())).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "{{nohelper lead.state}} => nohelper",
                "{{whirlpool lead.email}} => whirlpool",
                "{{#with lead}}x{{/with}} => with",
                "{{> partial}} => partial",
                "{{lead.state => cannot be read",
                "{{#if lead.state}}x => cannot be read",
                "{{random}} => random",
                "{{account.name}} => account.name",
                "{{submission.ip}} => submission.ip",
                "{{math \"round(lead.loan_amount)\"}} => round",
                "{{math \"lead.a ^ 2\"}} => lead.a",
                "{{replace lead.email \"regexp((?=a))\" \"\"}} => look-around",
                "{{format lead.dob}} => format",
                "{{format lead.dob \"MMMM\" locale=\"fr\"}} => English",
                "{{#compare lead.a \"typeof\" \"x\"}}y{{/compare}} => typeof",
                "{{source.cost}} => source",
            })
    void saysWhatItCannotSay(String handlebars, String part) {
        assertThatThrownBy(() -> translate(handlebars))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining(part.strip());
    }

    @Test
    void aFieldThatNoFlowHasIsLeftOut() {
        Vocabulary vocabulary = new Vocabulary(Map.of("loans", Map.of("state", Set.of("name"))));
        assertThat(Translation.of("{{lead.state.name}}", vocabulary, false, remarks::add))
                .isEqualTo("{{ lead.state.name }}");
        assertThatThrownBy(() -> Translation.of("{{lead.sate}}", vocabulary, false, remarks::add))
                .isInstanceOf(Untranslatable.class)
                .hasMessage("No flow has a field (sate). Maybe state?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"José “Pepe” Ñuñez – ok", "ﬁne Å"})
    void lettersLoseTheirAccentsWhereOnlyPlainOnesMayBeSent(String name) {
        String template = Translation.of("{{lead.first_name}}", Vocabulary.OPEN, true, remarks::add);
        assertThat(String.valueOf(pebble(template, Samples.leadWith("first_name", name))))
                .isIn("Jose \"Pepe\" Nunez - ok", "fine A");
    }

    private String translate(String handlebars) {
        return Translation.of(handlebars, Vocabulary.OPEN, false, remarks::add);
    }

    private @Nullable Object render(String handlebars, TemplateData data) {
        return pebble(translate(handlebars), data);
    }

    private static @Nullable Object pebble(String template, TemplateData data) {
        Templates templates =
                new Templates(new Loading(new Problems(), Samples.SECRETS::get, Map.of(), Vocabulary.OPEN), "");
        Compiled compiled = templates.compile(SecretText.plain(template), Escaping.NONE);
        return switch (compiled) {
            case Compiled.Ready(var leaf) ->
                leaf.text(data, Secrecy.SHOWN).isEmpty() ? "" : leaf.value(data, Secrecy.SHOWN);
            case Compiled.Broken(int line, String text) -> throw new AssertionError(template + ": " + text);
        };
    }
}
