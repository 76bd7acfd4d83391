package io.waybill.app.start;

import io.waybill.db.embedded.DatabaseAddress;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How this Waybill runs: the command line and the environment, read once.
 *
 * @param home the folder with what people edit
 * @param data what this installation keeps: the embedded database, the admin key, the address
 * @param programs where the embedded database's programs are unpacked
 * @param port 0 for any free one
 * @param watch whether a changed file in the home is taken up while running
 * @param adminKey null when one is to be made and kept in the data folder
 * @param database null for the embedded one
 * @param sandbox whether the sandbox's recipients answer
 * @param outboundAllow private addresses that recipients may have, as written
 * @param node one of several on the same database and home: its name, empty for host and port; null where it is the only one
 */
record Options(
        Path home,
        Path data,
        Path programs,
        int port,
        boolean watch,
        @Nullable String adminKey,
        @Nullable DatabaseAddress database,
        boolean sandbox,
        String outboundAllow,
        @Nullable String node) {
    /** Whether the home holds the sample flow, its source and its recipients in the sandbox. */
    boolean hasSample() {
        return sandbox
                && Files.isRegularFile(home.resolve("rules/flows/personal-loans/fields.yaml"))
                && Files.isRegularFile(home.resolve("mappings/sources/demo.yaml"));
    }

    /** Whether the home holds any flow, usable or not. */
    boolean hasFlows() {
        File[] flows = home.resolve("rules/flows").toFile().listFiles(File::isDirectory);
        return flows != null && flows.length > 0;
    }
}
