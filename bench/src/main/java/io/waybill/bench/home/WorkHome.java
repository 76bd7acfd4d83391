package io.waybill.bench.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    /** Writes it, over what is there. */
    public void write(Path home) throws IOException {
        for (String file : new String[] {
            "rules/flows/loans/fields.yaml",
            "rules/flows/loans/filters.csv",
            "rules/flows/loans/enhancements.csv",
            "rules/flows/loans/tiers.csv",
            "rules/flows/loans/purchase.csv",
            "mappings/sources/bench.yaml",
            "mappings/enhancements/phone-check.yaml"
        }) {
            save(home, file, sample(file));
        }
        save(home, "rules/flows/loans/buyers.csv", buyers.csv() + slowRows());
        String recipient = sample("mappings/recipients/recipient.yaml");
        for (int buyer = 0; buyer < buyers.recipients() / 2; buyer++) {
            save(home, "mappings/recipients/picky-%d.yaml".formatted(buyer), at(recipient, "picky/" + buyer));
            save(home, "mappings/recipients/any-%d.yaml".formatted(buyer), at(recipient, "any/" + buyer));
        }
        save(home, "mappings/recipients/slow.yaml", at(recipient, "slow/1"));
        save(home, "mappings/recipients/hang.yaml", at(recipient, "hang/1"));
    }

    /** Leads of one state go to a recipient that hangs, and then to one that answers late. */
    private static String slowRows() {
        return """
                slow-hang,%1$s,,,,hang,75.00,1
                slow-late,%1$s,,,,slow,52.00,1
                """.formatted(Person.SLOW_STATE);
    }

    private static String at(String recipient, String path) {
        return recipient.replace("STUB_PATH", path);
    }

    private void save(Path home, String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text.replace("STUB_PORT", Integer.toString(stubPort)));
    }

    private static String sample(String name) throws IOException {
        try (var file = WorkHome.class.getResourceAsStream("/home/" + name)) {
            if (file == null) {
                throw new IOException("No file " + name);
            }
            return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
