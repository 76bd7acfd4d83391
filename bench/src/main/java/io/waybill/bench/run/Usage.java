package io.waybill.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What processes have used so far, as far as the system tells. */
final class Usage {
    private static final int TICK_MILLIS = 10;

    private Usage() {}

    /** Processor time of all of them in milliseconds; kept in hundredths of a second. */
    static OptionalDouble cpuMillis(Collection<Long> processes) {
        double sum = 0;
        for (long process : processes) {
            OptionalDouble one = cpuMillis(process);
            if (one.isEmpty()) {
                return one;
            }
            sum += one.getAsDouble();
        }
        return OptionalDouble.of(sum);
    }

    private static OptionalDouble cpuMillis(long process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            // The name, in brackets, may hold blanks; user and system time are the 14th and 15th of all.
            String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return OptionalDouble.of((Long.parseLong(rest[11]) + Long.parseLong(rest[12])) * (double) TICK_MILLIS);
        } catch (IOException elsewhere) {
            return ProcessHandle.of(process)
                    .flatMap(handle -> handle.info().totalCpuDuration())
                    .map(Duration::toMillis)
                    .map(OptionalDouble::of)
                    .orElse(OptionalDouble.empty());
        }
    }

    /** What a process has in memory, in bytes. */
    static OptionalLong residentBytes(long process) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException elsewhere) {
            return OptionalLong.empty();
        }
    }

    /** Collections of garbage of a JVM: how many, and milliseconds in all. */
    record Garbage(long count, double millis) {
        Garbage since(Garbage before) {
            return new Garbage(count - before.count, millis - before.millis);
        }
    }

    /** So far; empty where the JDK's own tool for it is missing. */
    static Optional<Garbage> garbage(long process) {
        try {
            var jstat = new ProcessBuilder(Places.java("jstat").toString(), "-gc", Long.toString(process)).start();
            return garbage(new String(jstat.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private static Optional<Garbage> garbage(String said) {
        List<String> lines = said.lines().toList();
        if (lines.size() < 2) {
            return Optional.empty();
        }
        List<String> names = List.of(lines.get(0).strip().split(" +", -1));
        List<String> values = List.of(lines.get(1).strip().split(" +", -1));
        return Optional.of(new Garbage(
                (long) (number(names, values, "YGC") + number(names, values, "FGC") + number(names, values, "CGC")),
                number(names, values, "GCT") * 1_000));
    }

    private static double number(List<String> names, List<String> values, String name) {
        int at = names.indexOf(name);
        return at < 0 || values.get(at).equals("-")
                ? 0
                : Double.parseDouble(values.get(at).replace(',', '.'));
    }
}
