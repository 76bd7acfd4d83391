package io.waybill.bench.micro;

import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the measurements of parts. */
public final class Micro {
    private Micro() {}

    /**
     * Prints JMH's own table.
     *
     * @param which names that are wanted, as patterns; empty for all
     * @param json where the figures go
     */
    public static void run(List<String> which, Path json) throws RunnerException {
        var options = new OptionsBuilder()
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString())
                .jvmArgs("-Xmx1g", "--sun-misc-unsafe-memory-access=allow");
        (which.isEmpty() ? List.of("io.waybill.bench.micro") : which).forEach(options::include);
        new Runner(options.build()).run();
    }
}
