package io.waybill.app.start;

import io.waybill.app.home.EditedFiles;
import io.waybill.app.release.BadUpload;
import io.waybill.app.release.HomeZip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code release export HASH DIR}: a release as a folder, byte for byte, fit for keeping in git. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes a release into a folder.")
final class ReleaseExport implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int COULD_NOT = 1;

    @Mixin
    private final RunningServer server;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "HASH", description = "The release: its hash, or 7 digits of it and more.")
    private String hash = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "Where to; made where it does not exist.")
    private Path folder = Path.of("");

    @Option(
            names = "--replace",
            description =
                    "The folder holds an earlier export: overwrite its files, and delete those the release lacks.")
    private boolean replace;

    ReleaseExport(RunningServer server) {
        this.server = server;
    }

    @Override
    public Integer call() throws InterruptedException {
        var answers = new ReleaseAnswers(spec);
        return server.read(
                "/api/releases/" + ReleaseCommand.encoded(hash) + "/export",
                HttpRequest.newBuilder(),
                answer -> answer.statusCode() == 200 ? write(answer) : answers.read(answer, document -> {}));
    }

    private int write(HttpResponse<byte[]> answer) {
        try {
            var files = HomeZip.read(new ByteArrayInputStream(answer.body()));
            var before = Files.isDirectory(folder) ? EditedFiles.read(folder) : files.headMap("");
            if (!before.isEmpty() && !replace) {
                spec.commandLine()
                        .getErr()
                        .println("(%s) holds rules or mappings already. Maybe --replace?".formatted(folder));
                return COULD_NOT;
            }
            write(files, before);
            spec.commandLine().getOut().println("%d files written to %s".formatted(files.size(), folder));
            return DONE;
        } catch (IOException | BadUpload failed) {
            spec.commandLine().getErr().println("The release could not be written: " + failed.getMessage());
            return COULD_NOT;
        }
    }

    private void write(SortedMap<String, byte[]> files, SortedMap<String, byte[]> before) throws IOException {
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        for (String name : before.keySet()) {
            if (!files.containsKey(name)) {
                Files.delete(folder.resolve(name));
            }
        }
    }
}
