package io.waybill.app.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key that opens the management API: the operator's own, or one made at the first start and kept in the data folder. */
final class AdminKey {
    private static final int BYTES = 24;

    private final Options options;
    private boolean made;

    AdminKey(Options options) {
        this.options = options;
    }

    /** The key; makes and keeps one where there is none yet. */
    String take() throws IOException {
        if (options.adminKey() != null) {
            return options.adminKey();
        }
        String kept = Files.exists(file()) ? Files.readString(file()).strip() : "";
        return kept.isEmpty() ? make() : kept;
    }

    /** Whether this start made the key, so that nobody knows it yet. */
    boolean isNew() {
        return made;
    }

    Path file() {
        return options.data().resolve("admin-key");
    }

    private String make() throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String key = HexFormat.of().formatHex(bytes);
        Files.deleteIfExists(file());
        Files.createFile(file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file(), key + "\n");
        made = true;
        return key;
    }
}
