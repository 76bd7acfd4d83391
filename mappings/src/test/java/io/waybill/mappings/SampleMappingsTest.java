package io.waybill.mappings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.request.ExchangeMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The mapping files of the repository, and the contract test that every one of them has beside it. */
class SampleMappingsTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private final Mappings mappings = MappingLoader.load(files(), name -> null);

    @Test
    void theyLoadWithoutProblemsAndWithoutAnySecretSet() {
        assertThat(mappings.problems()).isEmpty();
        assertThat(mappings.sources()).containsKey("demo");
        assertThat(mappings.recipients()).containsKeys("prime-lending", "summit-loans", "bulk-loans");
        assertThat(mappings.enhancements()).hasEntrySatisfying("phone-check", enhancement -> {
            assertThat(enhancement.appends()).containsExactlyInAnyOrder("type", "valid", "carrier");
            assertThat(enhancement.cost()).isEqualByComparingTo("0.004");
        });
    }

    @Test
    void theyRenderForALead() {
        assertThat(mappings.recipients().values()).allSatisfy(recipient -> {
            assertThat(recipient.post().render(Samples.lead(), null).uri().getPath())
                    .startsWith("/sandbox/");
        });
        assertThat(body("prime-lending"))
                .contains("\"amount\":15000", "\"phone\":\"(773) 265-8399\"", "\"phoneType\":\"mobile\"");
        assertThat(body("summit-loans")).contains("phone=7732658399", "amount=15000");
        assertThat(body("bulk-loans")).contains("<lead id=\"L-1\">", "<state>California</state>");
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsReadAsItsAuthorExpects() {
        List<Path> examples = examples();
        assertThat(examples).hasSizeGreaterThan(10);
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(HOME.relativize(example).toString(), () -> check(example)));
    }

    @Test
    void everyRecipientAndEnhancementHasExamples() {
        List<String> covered =
                examples().stream().map(SampleMappingsTest::folderOf).toList();
        assertThat(covered)
                .containsAll(mappings.recipients().keySet())
                .containsAll(mappings.enhancements().keySet());
    }

    private void check(Path example) throws IOException {
        ExampleAnswer.of(example).isReadAsExpectedBy(mappingOf(example));
    }

    private ExchangeMapping mappingOf(Path example) {
        String id = folderOf(example);
        boolean recipient = example.toString().contains("/recipients/");
        return recipient
                ? requireNonNull(mappings.recipients().get(id)).post()
                : requireNonNull(mappings.enhancements().get(id)).call();
    }

    private static String folderOf(Path example) {
        return requireNonNull(example.getParent()).getFileName().toString();
    }

    private String body(String recipient) {
        return requireNonNull(requireNonNull(mappings.recipients().get(recipient))
                .post()
                .render(Samples.lead(), null)
                .masked()
                .body());
    }

    private static List<Path> examples() {
        return Stream.of("recipients", "enhancements")
                .flatMap(kind -> walk(HOME.resolve("mappings/" + kind + "/examples")))
                .toList();
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new HashMap<>();
        Stream.of("sources", "recipients", "enhancements")
                .flatMap(kind -> walk(HOME.resolve("mappings/" + kind)))
                .forEach(path -> files.put(HOME.relativize(path).toString(), read(path)));
        return files;
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
