package io.waybill.app.start;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The home folder that a command without a server works on. */
final class HomeFolder {
    private HomeFolder() {}

    /**
     * The folder named, else WAYBILL_HOME, else the one the command was started in.
     *
     * @throws ParameterException if there is no such folder
     */
    static Path existing(@Nullable Path named, Environment environment, CommandSpec spec) {
        Path chosen = named != null ? named : environment.home() != null ? environment.home() : Path.of("");
        Path folder = chosen.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(), "The home (" + folder + ") is not a folder. Maybe it is misspelt?");
        }
        return folder;
    }
}
