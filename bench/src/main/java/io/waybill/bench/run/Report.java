package io.waybill.bench.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The figures of a run, in the order in which they were measured. For one thread. */
final class Report {
    static final String UNKNOWN = "not known here";

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private record Line(String name, String value) {}

    /** A line of the table and the same in the JSON file. */
    void text(String name, String value) {
        lines.add(new Line(name, value));
        figures.put(name, value);
    }

    /** @param unit such as {@code "ms"}; may be empty */
    void number(String name, double value, String unit) {
        lines.add(new Line(name, pretty(value) + (unit.isEmpty() ? "" : " " + unit)));
        figures.put(name, value);
    }

    void number(String name, OptionalDouble value, String unit) {
        value.ifPresentOrElse(known -> number(name, known, unit), () -> text(name, UNKNOWN));
    }

    /** All that was measured in one order, in the JSON file only. */
    void detail(String name, Object measured) {
        figures.put(name, measured);
    }

    static String pretty(double value) {
        double size = Math.abs(value);
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, form, value);
    }

    /** One table. */
    String table() {
        int width = lines.stream().mapToInt(line -> line.name.length()).max().orElse(0);
        var text = new StringBuilder();
        for (Line line : lines) {
            text.append("| ")
                    .append(line.name)
                    .repeat(' ', width - line.name.length())
                    .append(" | ")
                    .append(line.value)
                    .append(" |\n");
        }
        return text.toString();
    }

    void save(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), figures);
    }
}
