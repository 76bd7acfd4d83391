package io.waybill.bench.run;

import io.waybill.bench.stub.Stub;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The stub's process. */
record Stubs(JavaProcess process, int port) {
    static Stubs start(Children children) throws IOException {
        JavaProcess process = JavaProcess.start(children, Stub.class);
        return new Stubs(process, Integer.parseInt(process.line()));
    }

    /** Which leads buyers took, and how often. */
    Map<String, Integer> ledger() throws IOException {
        try (var lines =
                URI.create("http://127.0.0.1:" + port + "/ledger").toURL().openStream()) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" ", -1))
                    .collect(Collectors.toMap(line -> line[0], line -> Integer.valueOf(line[1])));
        }
    }
}
