package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.RunningWaybill;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The posting instructions, taken at their word. */
class DocsTest extends Story {
    private static final Pattern HTML_SAMPLE =
            Pattern.compile("<code class=\"language-(\\w+)\">(.*?)</code></pre>", Pattern.DOTALL);
    private static final Pattern MARKDOWN_SAMPLE = Pattern.compile("```(\\w+)\\n(.*?)\\n```", Pattern.DOTALL);

    private record Sample(String language, String code) {}

    @BeforeEach
    void aSourceForEachWayToProveOneself() {
        source("keyed", "auth: { api_key: k-123 }");
        source("basic", "auth: { basic: { username: ann, password: pw-123 } }");
        source("bearer", "auth: { bearer: t-123 }");
        source("odd", """
                auth: none
                name: "<b>Odd</b> `x`"
                fields: { "first's & <name>": first_name, "a.b": email, tel: [phone_1, phone_2] }
                values: { state: { Calif: CA } }
                defaults: { loan_amount: "5000" }
                constants: { state: CA }
                limits: { submit: 100/s, address: 60/m }""");
        home().buyer("first", buyer.uri("/first").toString(), "").buyers("top,*,first,75.00,1,1\n");
        start();
    }

    private void source(String id, String more) {
        home().write("mappings/sources/" + id + ".yaml", "flows: [loans]\n" + more + "\n");
    }

    private String page(String source, String query) {
        var answer = waybill().get("/flows/loans/sources/" + source + "/docs" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static List<Sample> samples(Pattern pattern, String page) {
        List<Sample> samples = new ArrayList<>();
        Matcher found = pattern.matcher(page);
        while (found.find()) {
            String code = found.group(2)
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&amp;", "&");
            samples.add(new Sample(found.group(1), code));
        }
        return samples;
    }

    /** The words of a command as a shell takes them apart. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (quoted) {
                word.append(c);
            } else if (c == '\\') {
                i++;
                word.append(command.charAt(i) == '\n' ? "" : String.valueOf(command.charAt(i)));
            } else if (Character.isWhitespace(c)) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        words.removeIf(String::isEmpty);
        return words;
    }

    private HttpResponse<String> run(String command) {
        List<String> words = words(command);
        assertThat(words.getFirst()).isEqualTo("curl");
        String method = "GET";
        String body = "";
        String address = "";
        List<String> headers = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-X" -> method = words.get(++i);
                case "-d" -> body = words.get(++i);
                case "-H" -> headers.addAll(List.of(words.get(++i).split(": ", 2)));
                case "-u" ->
                    headers.addAll(List.of(
                            "Authorization",
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(words.get(++i).getBytes(StandardCharsets.UTF_8))));
                default -> address = words.get(i);
            }
        }
        return waybill().client().send(method, address, body, headers.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?format=html", "?format=markdown"})
    void everySampleSellsALead(String format) {
        for (String source : List.of("web", "keyed", "basic", "bearer", "odd")) {
            String page = page(source, format);
            var commands = samples(format.endsWith("html") ? HTML_SAMPLE : MARKDOWN_SAMPLE, page).stream()
                    .filter(sample -> sample.language().equals("sh"))
                    .toList();
            assertThat(commands).hasSize(4);
            commands.forEach(command -> sells(command.code()));
        }
    }

    private void sells(String command) {
        var answer = run(command.replace("YOUR_API_KEY", "k-123")
                .replace("YOUR_USERNAME", "ann")
                .replace("YOUR_PASSWORD", "pw-123")
                .replace("YOUR_TOKEN", "t-123"));
        assertThat(answer.statusCode()).as(command + answer.body()).isEqualTo(201);
        assertThat(RunningWaybill.json(answer.body()).path("outcome").asText()).isEqualTo("success");
    }

    @Test
    void noSecretIsShown() {
        for (String source : List.of("keyed", "basic", "bearer")) {
            assertThat(page(source, "") + page(source, "?format=markdown"))
                    .doesNotContain("k-123", "pw-123", "t-123", "ann:");
        }
    }

    @Test
    void theFieldsStandUnderTheSourcesOwnNames() {
        String page = page("odd", "?format=markdown");
        assertThat(page)
                .contains("| `a.b` | `email` | no |")
                .contains("| `tel` | `phone` |")
                .contains("When missing: `5000`")
                .contains("| `state` | `Calif` | `CA` |")
                .contains("| Leads | 100 a second | 100 |")
                .doesNotContain("| `state` | `state` |");
        assertThat(page("web", "?format=markdown"))
                .contains("| `fname` | `first_name` | no |", "| `loan_amount` | `number` | yes |");
    }

    @Test
    void whatPeopleWroteIsOnlyText() {
        assertThat(page("odd", "")).doesNotContain("<b>").contains("&lt;b&gt;Odd&lt;/b&gt;");
        assertThat(page("odd", "?format=markdown")).contains("\\<b\\>Odd");
    }

    @Test
    void aBrowserGetsHtmlAndWhoeverWantsItMarkdown() {
        var path = "/flows/loans/sources/web/docs";
        var browser = waybill()
                .client()
                .send("GET", path, "", "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        assertThat(browser.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        var markdown = waybill().client().send("GET", path, "", "Accept", "text/markdown");
        assertThat(markdown.headers().firstValue("Content-Type")).contains("text/markdown; charset=utf-8");
        assertThat(waybill().get(path + "?format=pdf").statusCode()).isEqualTo(400);
        assertThat(waybill().get("/flows/loans/sources/nobody/docs").statusCode())
                .isEqualTo(404);
        assertThat(waybill().get("/flows/nothing/sources/web/docs").statusCode())
                .isEqualTo(404);
    }
}
