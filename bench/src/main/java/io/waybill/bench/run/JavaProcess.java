package io.waybill.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A process of the bench's own program, light on the machine: small heap, one collector thread, quick compiler. Speaks in lines. */
final class JavaProcess {
    private final Process process;
    private final BufferedReader out;

    private JavaProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    static JavaProcess start(Children children, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Places.java("java").toString(),
                "-Xmx256m",
                "-Xmn64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        return new JavaProcess(children.add(builder.start()));
    }

    long number() {
        return process.pid();
    }

    String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("A process of the bench has ended; what it said is above");
        }
        return line;
    }

    void say(String line) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }
}
