package io.waybill.app.home;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** Which files of a home people edit, by their paths below it. */
public final class EditedFiles {
    /** Where they are. */
    static final List<String> FOLDERS = List.of("rules/flows", "rules/lists", "mappings");

    /** What the memory has room for once parsed; some 150,000 rows of a table. */
    private static final long LARGEST = 8L << 20;

    /** A list keeps only marks of its entries: a few million of them. */
    private static final long LARGEST_LIST = 64L << 20;

    private static final String LISTS = "rules/lists";

    private EditedFiles() {}

    /** Whether a file at that path is one of them. Hidden files and editors' leftovers are not. */
    public static boolean covers(String path) {
        return FOLDERS.stream().anyMatch(folder -> path.startsWith(folder + "/"))
                && isKept(path.substring(path.lastIndexOf('/') + 1));
    }

    /** The most bytes that are read of a file. */
    public static long largest(String path) {
        return path.startsWith(LISTS) ? LARGEST_LIST : LARGEST;
    }

    /**
     * The edited files below a home, by path.
     *
     * @throws IOException where one cannot be read; its message is for people
     */
    public static SortedMap<String, byte[]> read(Path home) throws IOException {
        var files = new HomeFolder(home.toAbsolutePath().normalize(), false).read();
        if (!files.complete()) {
            throw new IOException(files.problems().getFirst().line());
        }
        return files.content();
    }

    static boolean isKept(String name) {
        return !name.isEmpty()
                && !name.startsWith(".")
                && !name.startsWith("~$")
                && !name.endsWith("~")
                && !name.endsWith(".tmp")
                && !name.endsWith(".swp");
    }
}
