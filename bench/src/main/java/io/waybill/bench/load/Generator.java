package io.waybill.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The load generator's process: an {@link Order} a line in, a {@link Measured} a line out, as JSON. */
public final class Generator {
    private Generator() {}

    /** The file for what sources are told, and the number of the first lead. */
    public static void main(String[] arguments) throws IOException {
        var json = new ObjectMapper();
        long first = Long.parseLong(arguments[1]);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var told = new PrintWriter(
                Files.newBufferedWriter(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                var order = json.readValue(line, Order.class);
                var leads = new Leads(first, order.slowPercent(), order.kind() == Order.Kind.ECHO);
                System.out.println(json.writeValueAsString(new Run(order, leads, new Tally(told)).measure()));
                first = leads.next();
            }
        }
    }
}
