package io.waybill.db.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process of its own that runs an embedded database until its input ends. */
final class ChildWithDatabase {
    private ChildWithDatabase() {}

    static Process start(Path data) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        return new ProcessBuilder(java, "-cp", classes, ChildWithDatabase.class.getName(), data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits until the child's database answers. */
    static DatabaseAddress address(Process child) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("address ")) {
                String[] words = line.split(" ", -1);
                return new DatabaseAddress(words[1], words[2], words[3]);
            }
        }
        throw new IOException("The child has ended without a database.");
    }

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), TestDatabase.PROGRAMS)) {
            DatabaseAddress address = database.address();
            // The parent reads the address from this process's output: it is the only way between the two.
            System.out.println("address " + address.url() + " " + address.user() + " " + address.password());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
