package io.waybill.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreetingTest {
    private static final String ADDRESS = "http://localhost:9";

    @TempDir
    private Path home;

    @Test
    void theCurlIsShownWhereTheSampleCanAnswerIt() throws IOException {
        Files.createDirectories(home.resolve("rules/flows/personal-loans"));
        Files.createDirectories(home.resolve("mappings/sources"));
        Files.createFile(home.resolve("rules/flows/personal-loans/fields.yaml"));
        Files.createFile(home.resolve("mappings/sources/demo.yaml"));

        assertThat(greeting(true)).contains("curl -sS " + ADDRESS + "/flows/personal-loans/sources/demo/submit");
        assertThat(greeting(false)).doesNotContain("curl");
    }

    @Test
    void anotherHomeHasNoCurl() {
        assertThat(greeting(true)).contains(ADDRESS).doesNotContain("curl");
    }

    @Test
    void aHomeWithoutAFlowIsToldHowItGetsOne() throws IOException {
        assertThat(greeting(true)).contains("no flow", home.resolve("rules/flows/<flow>") + "", "fields.yaml");

        Files.createDirectories(home.resolve("rules/flows"));
        assertThat(greeting(true)).contains("no flow");

        Files.createDirectory(home.resolve("rules/flows/loans"));
        assertThat(greeting(true)).doesNotContain("no flow");
    }

    @Test
    void theOperatorsOwnKeyIsNotShown() {
        assertThat(greeting(true)).doesNotContain("mine");
    }

    private String greeting(boolean sandbox) {
        var options = new Options(home, home, home, 0, false, "mine", null, sandbox, "", null);
        return new Greeting(options, ADDRESS, new AdminKey(options)).text();
    }
}
