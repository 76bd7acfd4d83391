package io.waybill.bench.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a home folder whose service and buyers are the stub.
 *
 * @param buyers the table to decide by
 * @param stubPort where the stub listens on 127.0.0.1
 */
public record WorkHome(BuyersTable buyers, int stubPort) {
    /** Where the work item's leads are posted. */
    public static final String SUBMIT = "/flows/loans/sources/bench/submit";
    /** The environment variable with the source's key. */
    public static final String KEY_VARIABLE = "BENCH_SOURCE_KEY";

    public static final String KEY = "bench-source-key";
    /** The buyers table among {@link #files}. */
    public static final String BUYERS = "rules/flows/loans/buyers.csv";

    private static final List<String> SAMPLES = List.of(
            "rules/flows/loans/fields.yaml",
            "rules/flows/loans/filters.csv",
            "rules/flows/loans/enhancements.csv",
            "rules/flows/loans/tiers.csv",
            "rules/flows/loans/purchase.csv",
            "mappings/sources/bench.yaml",
            "mappings/enhancements/phone-check.yaml");

    /** Writes it, over what is there. */
    public void write(Path home) throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = home.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, file.getValue());
        }
    }

    /** What is in it: content by path. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        SAMPLES.forEach(name -> files.put(name, sample(name)));
        files.put(BUYERS, buyers.csv() + slowRows());
        for (int buyer = 0; buyer < buyers.recipients() / 2; buyer++) {
            recipient(files, "picky-" + buyer, "picky/" + buyer);
            recipient(files, "any-" + buyer, "any/" + buyer);
        }
        recipient(files, "slow", "slow/1");
        recipient(files, "hang", "hang/1");
        return files;
    }

    /** Leads of one state go to a recipient that hangs, and then to one that answers late. */
    private static String slowRows() {
        return """
                slow-hang,%1$s,,,,hang,75.00,1
                slow-late,%1$s,,,,slow,52.00,1
                """.formatted(Person.SLOW_STATE);
    }

    private void recipient(SortedMap<String, String> files, String id, String path) {
        files.put(
                "mappings/recipients/%s.yaml".formatted(id),
                sample("mappings/recipients/recipient.yaml").replace("STUB_PATH", path));
    }

    private String sample(String name) {
        try (var file = WorkHome.class.getResourceAsStream("/home/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("STUB_PORT", Integer.toString(stubPort));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
