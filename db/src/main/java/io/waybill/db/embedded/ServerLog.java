package io.waybill.db.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a server wrote to its log since one moment: the reason, when it does not start. */
final class ServerLog {
    private static final int LINES = 12;
    private static final int BYTES = 64_000;

    private final Path file;
    private final long start;

    private ServerLog(Path file, long start) {
        this.file = file;
        this.start = start;
    }

    static ServerLog mark(Path file) throws IOException {
        return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
    }

    boolean contains(String text) throws IOException {
        return read().contains(text);
    }

    /** The error for a server that has ended: what, the log's last lines, what may help. */
    DatabaseNotStarted notStarted(String what) throws IOException {
        String text = read();
        List<String> lines =
                text.lines().filter(line -> !line.contains("[Note]")).toList();
        String last = String.join("\n    ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        return new DatabaseNotStarted(
                "%s; the last lines of its log (%s):\n    %s\n%s".formatted(what, file, last, advice(text)));
    }

    private static String advice(String text) {
        if (text.contains("shared librar") || text.contains("Library not loaded")) {
            return "Maybe install the package that holds the missing library, or set WAYBILL_DB_URL to a MySQL of your own.";
        }
        if (text.contains("No space left") || text.contains("Disk is full") || text.contains("errno: 28")) {
            return "Maybe the disk is full: free some space, or choose another folder with --data.";
        }
        if (text.contains("Permission denied") || text.contains("Errcode: 13")) {
            return "Maybe the data folder belongs to another user: choose one of your own with --data.";
        }
        return "Maybe the log says more; or set WAYBILL_DB_URL to a MySQL of your own.";
    }

    private String read() throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.max(start, log.length() - BYTES));
            byte[] bytes = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
