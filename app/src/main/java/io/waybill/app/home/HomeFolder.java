package io.waybill.app.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The folder with what people edit: {@code rules/flows}, {@code rules/lists} and {@code mappings}. Reads, never writes. */
final class HomeFolder {
    private static final List<String> EDITED = List.of("rules/flows", "rules/lists", "mappings");
    private static final int DEPTH = 8;
    private final Path root;

    HomeFolder(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** Every edited file by its path below the root, {@code /} between folders. Hidden files and editors' leftovers are passed over. */
    SortedMap<String, byte[]> read() {
        var content = new TreeMap<String, byte[]>();
        walk((path, name) -> content.put(name, Files.readAllBytes(path)));
        return content;
    }

    /** Changes whenever a file is added, removed or written; cheap, reads no content. */
    String signature() {
        var signature = new StringBuilder();
        walk((path, name) -> signature
                .append(name)
                .append('|')
                .append(Files.size(path))
                .append('|')
                .append(Files.getLastModifiedTime(path).toMillis())
                .append('\n'));
        return signature.toString();
    }

    /** What is done with one file. */
    private interface Visit {
        void file(Path path, String name) throws IOException;
    }

    private void walk(Visit visit) {
        for (var folder : EDITED) {
            var start = root.resolve(folder);
            if (Files.isDirectory(start)) {
                walk(start, visit);
            }
        }
    }

    private void walk(Path start, Visit visit) {
        try (var paths = Files.walk(start, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile).sorted()::iterator) {
                if (edited(path.getFileName().toString())) {
                    visit(path, visit);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The home folder (%s) cannot be read.".formatted(root), e);
        }
    }

    private void visit(Path path, Visit visit) throws IOException {
        try {
            visit.file(path, root.relativize(path).toString().replace('\\', '/'));
        } catch (NoSuchFileException gone) {
            // An editor that saves by renaming removes files between the listing and the reading; the next look sees
            // the new one.
            return;
        }
    }

    private static boolean edited(String name) {
        return !name.startsWith(".")
                && !name.startsWith("~$")
                && !name.endsWith("~")
                && !name.endsWith(".tmp")
                && !name.endsWith(".swp");
    }
}
