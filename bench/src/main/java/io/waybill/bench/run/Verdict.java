package io.waybill.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Brings the three books together when all leads have come to rest. */
final class Verdict {
    private Verdict() {}

    /** Everything that does not fit; empty when all does. */
    static List<String> on(Site site, Report report) throws IOException, SQLException, InterruptedException {
        if (!site.rows().settle()) {
            return List.of("Leads are still under way long after the last was sent");
        }
        var books = new Judge.Books(
                site.setting().stub().ledger(),
                told(site.setting().places().told()),
                site.unanswered(),
                site.rows().sold(),
                site.rows().sales());
        List<String> problems = Judge.compare(books);
        report.text(
                "books",
                "%,d leads, %,d taken by buyers, %,d sold in Waybill: %s"
                        .formatted(
                                books.told().size(),
                                books.taken().size(),
                                books.sold().size(),
                                problems.isEmpty() ? "they agree, none twice" : "THEY DO NOT AGREE"));
        return problems;
    }

    private static Map<String, String> told(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.split(" ", -1)).collect(Collectors.toMap(line -> line[0], line -> line[1]));
        }
    }
}
