package io.waybill.app.start;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What people edit in a folder, to be sent: of a home, or of a flow alone.
 *
 * @param flow whose folder it is where it is no home
 */
record DraftFolder(Path folder, String flow) {
    private static final List<String> EDITED = List.of("rules/flows", "rules/lists", "mappings");
    private static final List<String> BUILT = List.of("mappings/src/", "mappings/target/");

    /** Its files as a ZIP file, by their paths below a home. */
    byte[] zipped() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        if (Files.isRegularFile(folder.resolve("fields.yaml"))) {
            add(files, folder, "rules/flows/" + flow + "/");
        } else {
            for (String edited : EDITED) {
                add(files, folder.resolve(edited), edited + "/");
            }
        }
        files.keySet().removeIf(name -> BUILT.stream().anyMatch(name::startsWith));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                Files.copy(file.getValue(), zip);
            }
        }
        return bytes.toByteArray();
    }

    private static void add(Map<String, Path> files, Path below, String prefix) throws IOException {
        if (!Files.isDirectory(below)) {
            return;
        }
        try (Stream<Path> all = Files.walk(below)) {
            all.filter(Files::isRegularFile)
                    .filter(DraftFolder::isEdited)
                    .forEach(file ->
                            files.put(prefix + below.relativize(file).toString().replace('\\', '/'), file));
        }
    }

    /** Editors leave files behind that nobody means. */
    private static boolean isEdited(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && !name.startsWith("~$") && !name.endsWith("~") && !name.endsWith(".tmp");
    }
}
