package io.waybill.bench.run;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How long a start on existing data takes. */
final class Starts implements Part {
    private static final int TIMES = 3;

    @Override
    public void measure(Site site, Report report) throws IOException, InterruptedException, SQLException {
        site.rows().settle();
        List<Long> millis = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            millis.add(site.restart().startMillis());
        }
        List<Long> sorted = millis.stream().sorted().toList();
        report.text(
                "start on existing data to the first 200",
                "%s s (the middle one of %s ms)".formatted(Report.pretty(sorted.get(TIMES / 2) / 1_000.0), millis));
    }
}
