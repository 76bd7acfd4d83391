package io.waybill.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportLeadconduitCommandTest {
    private static final String STEP = """
            {"type":"recipient","entity":{"name":"Acme"},"integration":{"module_id":"leadconduit-custom.outbound.json"},
             "mappings":[{"property":"url","value":"https://acme.example"},
                         {"property":"json_property.state","value":"{{lead.state}}"},
                         {"property":"json_property.odd","value":"{{lead.odd}}"}]}
            """;

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        file = Files.writeString(home.resolve("step.json"), STEP);
    }

    @Test
    void writesTheFileAndSaysWhatItLeftOut() throws IOException {
        Path flow = Files.createDirectories(home.resolve("rules/flows/loans"));
        Files.writeString(flow.resolve("fields.yaml"), "name: Loans\nfields:\n  state: state\n");
        assertThat(run(file.toString())).isZero();
        assertThat(Files.readString(target()))
                .contains("state: \"{{ lead.state }}\"")
                .doesNotContain("lead.odd");
        assertThat(out.toString()).contains("Wrote ", "json_property.odd: No flow has a field (odd).");
    }

    @Test
    void writesOverNothingUnlessForced() throws IOException {
        assertThat(run(file.toString())).isZero();
        Files.writeString(target(), "mine");
        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(Files.readString(target())).isEqualTo("mine");
        assertThat(err.toString()).contains("Maybe --force?");
        assertThat(run(file.toString(), "--force")).isZero();
        assertThat(Files.readString(target())).contains("https://acme.example");
    }

    @Test
    void whatCannotBeReadWritesNothing() throws IOException {
        assertThat(run(Files.writeString(home.resolve("bad.json"), "{").toString()))
                .isEqualTo(1);
        assertThat(run(Files.writeString(home.resolve("none.json"), "[]").toString()))
                .isEqualTo(1);
        assertThat(run(Files.write(home.resolve("garbled.json"), new byte[] {(byte) 0xFF, 1})
                        .toString()))
                .isEqualTo(1);
        assertThat(run(home.resolve("missing.json").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("not JSON", "no recipient step", "not UTF-8", "no such file");
        assertThat(home.resolve("mappings")).doesNotExist();
    }

    @Test
    void aWrongCommandLineIsTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run(file.toString(), "--nope")).isEqualTo(2);
        CommandLine commands = Waybill.commands(Map.of()).setErr(new PrintWriter(err));
        assertThat(commands.execute("import-leadconduit", file.toString(), "--home", home + "/none"))
                .isEqualTo(2);
    }

    private Path target() {
        return home.resolve("mappings/recipients/acme.yaml");
    }

    private int run(String... arguments) {
        List<String> words = new ArrayList<>(List.of("import-leadconduit", "--home", home.toString()));
        words.addAll(List.of(arguments));
        return Waybill.commands(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
    }
}
