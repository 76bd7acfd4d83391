package io.waybill.app.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.waybill.app.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report of an import, written row by row: a file may have more rows than memory has room for. For one thread. */
abstract class Report {
    private final Map<RowResult.Outcome, Integer> counts = new EnumMap<>(RowResult.Outcome.class);

    /** Reports one row. */
    final void add(RowResult result) throws IOException {
        counts.merge(result.outcome(), 1, Integer::sum);
        write(result);
    }

    abstract void write(RowResult result) throws IOException;

    /** Ends the report. */
    abstract void end(String hash, boolean dryRun, List<String> unknownColumns) throws IOException;

    final int count(RowResult.Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    final int rows() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Columns {@code row,outcome,reason,lead}. */
    static final class Csv extends Report {
        private final CsvWriter csv;

        Csv(Writer out) {
            csv = CsvWriter.builder().build(out);
            csv.writeRecord("row", "outcome", "reason", "lead");
        }

        @Override
        void write(RowResult result) {
            String lead = result.lead();
            csv.writeRecord(
                    Integer.toString(result.row()), result.outcome().word(), result.reason(), lead == null ? "" : lead);
        }

        @Override
        void end(String hash, boolean dryRun, List<String> unknownColumns) throws IOException {
            csv.flush();
        }
    }

    /** {@code {"results":[…],"rows","ok","imported","already","invalid","error","dry_run","file","unknown_columns"}}. */
    static final class JsonReport extends Report {
        private final Writer out;
        private final Json json;
        private boolean first = true;

        JsonReport(Writer out, Json json) throws IOException {
            this.out = new BufferedWriter(out);
            this.json = json;
            this.out.write("{\"results\":[");
        }

        @Override
        void write(RowResult result) throws IOException {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("row", result.row());
            row.put("outcome", result.outcome().word());
            if (!result.reason().isEmpty()) {
                row.put("reason", result.reason());
            }
            String lead = result.lead();
            if (lead != null) {
                row.put("lead", lead);
            }
            out.write(first ? "\n" : ",\n");
            out.write(text(row));
            first = false;
        }

        @Override
        void end(String hash, boolean dryRun, List<String> unknownColumns) throws IOException {
            Map<String, Object> totals = new LinkedHashMap<>();
            totals.put("rows", rows());
            for (RowResult.Outcome outcome : RowResult.Outcome.values()) {
                totals.put(outcome.word(), count(outcome));
            }
            totals.put("dry_run", dryRun);
            totals.put("file", hash);
            totals.put("unknown_columns", unknownColumns);
            out.write("],\n" + text(totals).substring(1));
            out.flush();
        }

        private String text(Object value) {
            return new String(json.write(value), StandardCharsets.UTF_8);
        }
    }
}
