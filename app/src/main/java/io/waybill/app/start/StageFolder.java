package io.waybill.app.start;

import io.waybill.app.digest.Sha256;
import io.waybill.rules.StageStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled stages in a folder beside the program, so that starts need not compile again. One folder for each build of the rules' own classes, since
 * what was compiled against one does not fit another; those of other builds are deleted, and so are the oldest files beyond some hundreds.
 */
final class StageFolder implements StageStore {
    private static final Logger LOG = LoggerFactory.getLogger(StageFolder.class);
    private static final String PREFIX = "stages-";
    private static final int MOST = 400;
    private final Path folder;

    private StageFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder for this program; null where its own classes cannot be read. */
    static @Nullable StageFolder in(Path programs) {
        try {
            var rules = Path.of(StageStore.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return of(programs, rules);
        } catch (IOException | UncheckedIOException | URISyntaxException unreadable) {
            LOG.warn("Compiled rules are not kept: {}", unreadable.toString());
            return null;
        }
    }

    /** @param rules what the stages are compiled against, a file or a folder of them */
    static StageFolder of(Path programs, Path rules) throws IOException {
        var name = PREFIX + fingerprint(rules);
        if (Files.isDirectory(programs)) {
            for (var other : listed(programs, PREFIX)) {
                if (!other.getFileName().toString().equals(name)) {
                    delete(other);
                }
            }
        }
        return new StageFolder(programs.resolve(name));
    }

    private static String fingerprint(Path rules) throws IOException {
        var digest = new Sha256();
        try (var files = Files.walk(rules)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.add(rules.relativize(file).toString()).add(Files.readAllBytes(file));
            }
        }
        return digest.hex().substring(0, 16);
    }

    @Override
    public byte @Nullable [] find(String text) {
        try {
            var file = file(text);
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        } catch (IOException unreadable) {
            LOG.warn("Compiled rules cannot be read and are compiled again: {}", unreadable.toString());
            return null;
        }
    }

    /** Whole or not at all: another process may look for it at the same time. */
    @Override
    public void keep(String text, byte[] compiled) {
        try {
            Files.createDirectories(folder);
            var part = folder.resolve(UUID.randomUUID() + ".part");
            Files.write(part, compiled);
            Files.move(part, file(text), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            var all = listed(folder, "");
            for (var old : all.subList(0, Math.max(0, all.size() - MOST))) {
                Files.deleteIfExists(old);
            }
        } catch (IOException | UncheckedIOException full) {
            LOG.warn("Compiled rules cannot be kept: {}", full.toString());
        }
    }

    private Path file(String text) {
        return folder.resolve(Sha256.of(text) + ".jar");
    }

    /** Files whose names begin so, the oldest first. */
    private static List<Path> listed(Path folder, String prefix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        for (var file : listed(folder, "")) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
