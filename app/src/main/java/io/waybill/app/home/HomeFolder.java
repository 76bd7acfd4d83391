package io.waybill.app.home;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The folder with what people edit: {@code rules/flows}, {@code rules/lists} and {@code mappings}. Reads, never writes. */
final class HomeFolder {
    private static final int DEPTH = 8;

    private final Path root;
    private final boolean watched;

    /** @param watched whether what is saved there is put in force */
    HomeFolder(Path root, boolean watched) {
        this.root = root;
        this.watched = watched;
    }

    boolean watched() {
        return watched;
    }

    Path root() {
        return root;
    }

    /** Every edited file by its path below the root, {@code /} between folders. Hidden files and editors' leftovers are passed over. */
    HomeFiles read() {
        var content = new TreeMap<String, byte[]>();
        var problems = walk((path, name) -> {
            long size = Files.size(path);
            long largest = EditedFiles.largest(name);
            if (size > largest) {
                return problem(
                        name, "The file has %d MB. At most %d MB are read.".formatted(size >> 20, largest >> 20));
            }
            content.put(name, Files.readAllBytes(path));
            return null;
        });
        return new HomeFiles(content, problems);
    }

    /** Changes whenever a file is added, removed or written, or can be read again; cheap, reads no content. */
    String signature() {
        var signature = new StringBuilder();
        var problems = walk((path, name) -> {
            signature
                    .append(name)
                    .append('|')
                    .append(Files.size(path))
                    .append('|')
                    .append(Files.getLastModifiedTime(path).toMillis())
                    .append('|')
                    .append(Files.isReadable(path))
                    .append('\n');
            return null;
        });
        problems.forEach(problem -> signature.append(problem.line()).append('\n'));
        return signature.toString();
    }

    /** What is done with one file; the problem with it, if there is one. */
    private interface Visit {
        @Nullable
        HomeProblem file(Path path, String name) throws IOException;
    }

    private List<HomeProblem> walk(Visit visit) {
        var problems = new ArrayList<HomeProblem>();
        for (var folder : EditedFiles.FOLDERS) {
            var start = root.resolve(folder);
            if (Files.isDirectory(start)) {
                for (var path : files(start, problems)) {
                    var problem = visit(path, visit);
                    if (problem != null) {
                        problems.add(problem);
                    }
                }
            }
        }
        return problems;
    }

    /** The edited files below a folder, in order; what cannot be entered or looked at is a problem. */
    private SortedSet<Path> files(Path start, List<HomeProblem> problems) {
        var files = new TreeSet<Path>();
        var visitor = new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()
                        && EditedFiles.isKept(file.getFileName().toString())) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                if (!(failure instanceof NoSuchFileException)) {
                    problems.add(unreadable(file, failure));
                }
                return FileVisitResult.CONTINUE;
            }
        };
        try {
            Files.walkFileTree(start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, visitor);
        } catch (IOException e) {
            problems.add(unreadable(start, e));
        }
        return files;
    }

    private @Nullable HomeProblem visit(Path path, Visit visit) {
        try {
            return visit.file(path, name(path));
        } catch (NoSuchFileException gone) {
            // An editor that saves by renaming removes files between the listing and the reading; the next look sees
            // the new one.
            return null;
        } catch (IOException e) {
            return unreadable(path, e);
        }
    }

    private HomeProblem unreadable(Path path, IOException e) {
        return problem(
                name(path),
                "It cannot be read (%s). Maybe its permissions are wrong, or a link leads in a circle."
                        .formatted(e.getClass().getSimpleName()));
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private static HomeProblem problem(String name, String text) {
        return new HomeProblem(name, 0, "", "", text, "error");
    }
}
