package io.waybill.app.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageFolderTest {
    private static final byte[] COMPILED = "compiled".getBytes(UTF_8);

    @TempDir
    private Path programs;

    @TempDir
    private Path rules;

    @BeforeEach
    void build() throws IOException {
        Files.writeString(rules.resolve("Lead.class"), "1");
    }

    @Test
    void whatWasKeptIsFoundByAnotherProcessOfTheSameProgram() throws IOException {
        StageFolder.of(programs, rules).keep("text", COMPILED);

        var other = StageFolder.of(programs, rules);

        assertThat(other.find("text")).isEqualTo(COMPILED);
        assertThat(other.find("Text")).isNull();
    }

    @Test
    void anotherBuildOfTheRulesFindsNothingAndClearsUp() throws IOException {
        StageFolder.of(programs, rules).keep("text", COMPILED);

        Files.writeString(rules.resolve("Lead.class"), "2");

        assertThat(StageFolder.of(programs, rules).find("text")).isNull();

        assertThat(programs).isEmptyDirectory();
    }

    @Test
    void whatElseIsInTheFolderIsLeftAlone() throws IOException {
        Files.writeString(programs.resolve("program.jar"), "x");

        StageFolder.of(programs, rules).keep("text", COMPILED);

        assertThat(programs.resolve("program.jar")).exists();
    }

    @Test
    void aFolderThatCannotBeWrittenOnlyMeansThatNothingIsKept() throws IOException {
        var file = Files.writeString(programs.resolve("no-folder"), "x");

        var folder = StageFolder.of(file, rules);
        folder.keep("text", COMPILED);

        assertThat(folder.find("text")).isNull();
    }

    @Test
    void theRunningProgramHasOne() {
        assertThat(StageFolder.in(programs)).isNotNull();
    }
}
