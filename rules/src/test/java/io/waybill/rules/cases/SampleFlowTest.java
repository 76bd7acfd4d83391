package io.waybill.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.Build;
import io.waybill.rules.FlowFiles;
import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.RuleSetCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The flow that comes with Waybill compiles, and keeps to its own cases. */
class SampleFlowTest {
    private static final Path RULES = Path.of("").toAbsolutePath();
    private static final Map<String, String> KINDS =
            Map.of("prime-lending", "buyer", "summit-loans", "buyer", "bulk-loans", "buyer");

    @Test
    void theSampleFlowKeepsToItsCases() throws IOException {
        byte[] served = Files.readAllBytes(RULES.resolve("lists/served-states.txt"));
        var files = new FlowFiles(
                "personal-loans", "sample", read("flows/personal-loans"), Map.of("served-states", served));

        Build build = RuleSetCompiler.compile(files, FlowFixture.KNOWN);

        assertThat(build).isInstanceOf(Build.Ready.class);
        try (RuleSet rules = ((Build.Ready) build).rules()) {
            Cases.Report report = new Cases(rules, new PlainLeads(), KINDS).run(read("flows/personal-loans/cases"));
            assertThat(report.problems()).isEmpty();
            assertThat(report.passed()).isGreaterThan(15);
        }
    }

    private static Map<String, byte[]> read(String folder) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> paths = Files.list(RULES.resolve(folder))) {
            paths.filter(Files::isRegularFile).forEach(path -> {
                try {
                    files.put("rules/" + folder + "/" + path.getFileName(), Files.readAllBytes(path));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
        return files;
    }
}
