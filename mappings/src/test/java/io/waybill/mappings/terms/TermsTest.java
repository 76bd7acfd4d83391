package io.waybill.mappings.terms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.waybill.mappings.MappingLoader;
import io.waybill.mappings.MappingProblem;
import io.waybill.mappings.Mappings;
import io.waybill.mappings.Recipient;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.terms.Cap.Measure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {
    private static final Vocabulary WORDS =
            new Vocabulary(Map.of("loans", Map.of("state", Set.of(), "email", Set.of("domain"))));

    private static Mappings load(String file, String yaml) {
        return MappingLoader.load(
                Map.of(file, yaml.getBytes(StandardCharsets.UTF_8)),
                name -> name.equals("KEY") ? "s3cret" : null,
                WORDS);
    }

    private static Recipient recipient(String more) {
        Mappings mappings = load("mappings/recipients/abc.yaml", "url: https://abc.example\n" + more);
        assertThat(mappings.problems()).isEmpty();
        return requireNonNull(mappings.recipients().get("abc"));
    }

    private static Terms terms(String more) {
        return recipient(more).terms();
    }

    private static List<MappingProblem> problems(String more) {
        return load("mappings/recipients/abc.yaml", "url: https://abc.example\n" + more)
                .problems();
    }

    @Test
    void whoSaysNothingHasNoLimits() {
        assertThat(terms("")).isEqualTo(Terms.NONE);
    }

    @Test
    void aCapCountsLeadsOrDollars() {
        List<Cap> caps = terms("""
                caps:
                  - { leads: 100, per: hour, timezone: America/New_York }
                  - { spend: 5000.50, per: month }
                  - { leads: 1, per: total, when: { state: "CA, NY", email.domain: [a.example, b.example], source: web } }
                """).caps();
        assertThat(caps.get(0))
                .isEqualTo(new Cap(Measure.LEADS, 100, Period.HOUR, ZoneId.of("America/New_York"), List.of()));
        assertThat(caps.get(1).measure()).isEqualTo(Measure.SPEND);
        assertThat(caps.get(1).amount()).isEqualTo(500_050);
        assertThat(caps.get(1).words()).isEqualTo("$5000.50 per month");
        assertThat(caps.get(2).words()).isEqualTo("1 lead in total");
        assertThat(caps.get(2).conditions())
                .extracting(Cap.When::column, Cap.When::cell)
                .containsExactly(
                        tuple("state", "CA, NY"),
                        tuple("email.domain", "a.example, b.example"),
                        tuple("source", "web"));
    }

    @Test
    void oneCapMayStandAlone() {
        assertThat(terms("caps: { leads: 3 }").caps())
                .containsExactly(new Cap(Measure.LEADS, 3, Period.DAY, ZoneId.of("UTC"), List.of()));
    }

    @Test
    void aChangedAmountGoesOnWithWhatWasCounted() {
        assertThat(terms("caps: { leads: 3 }").caps().getFirst().key())
                .isEqualTo(terms("caps: { leads: 5 }").caps().getFirst().key())
                .isNotEqualTo(
                        terms("caps: { leads: 3, per: hour }").caps().getFirst().key())
                .isNotEqualTo(terms("caps: { leads: 3, when: { state: CA } }")
                        .caps()
                        .getFirst()
                        .key());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "caps: { leads: 1, spend: 2 } | A cap counts leads or spend",
                "caps: { per: day } | A cap counts leads or spend",
                "caps: 100 | This is a text, not a map. Maybe { leads: 100, per: day }.",
                "caps: { leads: many } | is not a whole number",
                "caps: { spend: 1.005 } | is not an amount of dollars and cents",
                "caps: { leads: 1, per: year } | is not known here",
                "caps: { leads: 1, timezone: Mars } | is not a time zone",
                "caps: { leads: 1, when: { stat: CA } } | No flow has a field (stat). Maybe state?",
                "caps: { leads: 1, when: { email.user: CA } } | has no part (user)",
                "caps: { leads: 1, whn: { state: CA } } | Maybe when?",
                "rate_limit: 0/s | is not a rate",
                "rate_limit: 10/d | is not a rate",
                "prepaid: perhaps | neither true nor false",
                "hours: { Mondays: \"09:00-18:00\" } | (Mondays) is not a day",
                "hours: { Mon: \"9-18\" } | (9-18) is not a span of time",
                "hours: { Mon: \"09:00-24:30\" } | is not a span of time",
                "hours: { Mon: \"09:00-09:00\" } | is not a span of time",
                "hours: { timezone: UTC } | No day is named",
                "hours: { Mon: \"09:00-18:00\", timezone: Mars } | is not a time zone",
                "hours: { Mon: \"09:00-18:00\", holidays: [Christmas] } | (Christmas) is not a date",
                "fallback: { url: backup } | is not a web address",
                "fallback: { email: ops } | is not a mailbox",
                "fallback: { url: \"https://a.example\", email: a@b.example } | Exactly one of"
            })
    void mistakesAreToldWhereTheyStand(String yaml, String text) {
        assertThat(problems(yaml)).isNotEmpty().anySatisfy(problem -> {
            assertThat(problem.text()).contains(text);
            assertThat(problem.line()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "10/s, 10, PT1S",
        "100/m, 100, PT1M",
        "5 / h, 5, PT1H",
        "0.5/s, 5, PT10S",
        "2.50/m, 25, PT10M",
        "20/s, 20, PT1S"
    })
    void aRateIsSoManyRequestsInAWindow(String text, int requests, Duration window) {
        RateLimit rate = requireNonNull(terms("rate_limit: " + text).rate());
        assertThat(rate.requests()).isEqualTo(requests);
        assertThat(rate.window()).isEqualTo(window);
    }

    @Test
    void allNodesMeanTheSameWindow() {
        RateLimit rate = requireNonNull(terms("rate_limit: 100/m").rate());
        assertThat(rate.start(Instant.parse("2026-11-21T18:10:59.999Z"))).isEqualTo("2026-11-21T18:10:00Z");
    }

    @Test
    void standInsAreNamedWithoutTheirSecrets() {
        Terms terms = terms("""
                fallback:
                  - { url: "https://b.example/${KEY}" }
                  - { recipient: other }
                  - { webhook: "https://w.example" }
                  - { email: ops@b.example }
                """);
        assertThat(terms.fallbacks())
                .extracting(FallbackWay::word)
                .containsExactly(
                        "url https://b.example/${KEY}",
                        "recipient other",
                        "webhook https://w.example",
                        "email ops@b.example");
        assertThat(terms.findFallback("url https://b.example/${KEY}"))
                .isEqualTo(new FallbackWay.Url("url https://b.example/${KEY}", "https://b.example/s3cret"));
        assertThat(terms.findFallback("email nobody@b.example")).isNull();
    }

    @Test
    void peopleMayConsentToItByOtherNames() {
        assertThat(terms("consent: [ABC Insurance LLC, ABC]").consent()).containsExactly("ABC Insurance LLC", "ABC");
    }

    @Test
    void aReverseExchangeIsKept() {
        assertThat(recipient("reverse: { url: \"https://abc.example/back\", body: { id: \"{{ delivery }}\" } }")
                        .reverse())
                .isNotNull();
        assertThat(recipient("").reverse()).isNull();
    }

    @Test
    void sourcesHaveCapsToo() {
        Mappings mappings = load("mappings/sources/web.yaml", "flows: [loans]\ncaps: { leads: 5, per: week }\n");
        assertThat(mappings.problems()).isEmpty();
        assertThat(requireNonNull(mappings.sources().get("web")).caps())
                .extracting(Cap::words)
                .containsExactly("5 leads per week");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name: Loans\nfields: { state: state }\n", "fields: [", ""})
    void aFlowWithoutCapsOrWithoutSenseHasNone(String yaml) {
        assertThat(flowCaps(yaml)).isEqualTo(FlowCaps.NONE);
    }

    @Test
    void flowsHaveCapsToo() {
        FlowCaps caps = flowCaps("name: Loans\ncaps: [ { leads: 5, per: total } ]\n");
        assertThat(caps.problems()).isEmpty();
        assertThat(caps.caps()).extracting(Cap::words).containsExactly("5 leads in total");
        assertThat(flowCaps("caps: { lead: 5 }").problems()).isNotEmpty();
    }

    private static FlowCaps flowCaps(String yaml) {
        return FlowCaps.read(
                "rules/flows/loans/fields.yaml", yaml.getBytes(StandardCharsets.UTF_8), name -> null, WORDS);
    }
}
