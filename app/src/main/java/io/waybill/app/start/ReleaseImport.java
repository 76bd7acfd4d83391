package io.waybill.app.start;

import io.waybill.app.home.EditedFiles;
import io.waybill.app.release.HomeZip;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code release import DIR}: a home folder as releases of a running server. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Keeps what a home folder says as releases, one of each flow; activates nothing.")
final class ReleaseImport implements Callable<Integer> {
    @Mixin
    private final RunningServer server;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder with rules/ and mappings/.")
    private Path folder = Path.of("");

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who ask later.")
    private String reason = "";

    ReleaseImport(RunningServer server) {
        this.server = server;
    }

    @Override
    public Integer call() throws InterruptedException {
        var request = HttpRequest.newBuilder()
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(HomeZip.write(files())));
        var answers = new ReleaseAnswers(spec);
        return server.read(
                "/api/releases/import?reason=" + ReleaseCommand.encoded(reason),
                request,
                answer -> answers.read(answer, answers::imported));
    }

    private SortedMap<String, byte[]> files() {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(), "(%s) is not a folder. Maybe its name is misspelt?".formatted(folder));
        }
        try {
            return EditedFiles.read(folder);
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unreadable.getMessage()), unreadable);
        }
    }
}
