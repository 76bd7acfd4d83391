package io.waybill.app.start;

import io.waybill.app.home.HomeWords;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.leadconduit.Imported;
import io.waybill.mappings.leadconduit.LeadConduitImport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill import-leadconduit FILE}: makes mapping files of recipient steps and says what could not come along. */
@Command(
        name = "import-leadconduit",
        mixinStandardHelpOptions = true,
        description = "Writes mappings/recipients/<name>.yaml for each recipient step in FILE.")
final class ImportLeadconduitCommand implements Callable<Integer> {
    private final Environment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A step, a list of steps or a flow, as JSON from LeadConduit's API.")
    private Path file = Path.of("");

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Folder with rules and mappings; default WAYBILL_HOME, else this folder.")
    private @Nullable Path home;

    @Option(names = "--force", description = "Write over files that are there already.")
    private boolean force;

    ImportLeadconduitCommand(Map<String, String> environment) {
        this.environment = new Environment(Map.copyOf(environment));
    }

    @Override
    public Integer call() {
        Path to = HomeFolder.existing(home, environment, spec);
        try {
            Vocabulary words = new HomeWords(new FieldTypes(Clock.systemUTC())).of(to);
            LeadConduitImport.Result result = LeadConduitImport.read(Files.readString(file), words);
            result.problems().forEach(problem -> err().println(file + ": " + problem));
            int written = 0;
            for (Imported recipient : result.recipients()) {
                written += write(recipient, to) ? 1 : 0;
            }
            return result.problems().isEmpty() && written == result.recipients().size() ? 0 : 1;
        } catch (IOException e) {
            err().println("The import of (%s) stopped: %s".formatted(file, reason(e)));
            return 1;
        }
    }

    private boolean write(Imported recipient, Path to) throws IOException {
        Path folder = to.resolve("mappings/recipients");
        Path target = folder.resolve(recipient.name() + ".yaml");
        for (Path taken : List.of(target, folder.resolve(recipient.name() + ".yml"))) {
            if (Files.exists(taken) && !(force && taken.equals(target))) {
                err().println("(%s) is there already and was not touched. Maybe --force?".formatted(taken));
                return false;
            }
        }
        Files.createDirectories(folder);
        Files.writeString(target, recipient.yaml());
        out().println("Wrote " + target);
        recipient.notes().forEach(note -> out().println("  %s: %s".formatted(note.property(), note.why())));
        if (!recipient.secrets().isEmpty()) {
            out().println("  Set before the next start: " + String.join(", ", recipient.secrets()));
        }
        return true;
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no such file (%s).".formatted(missing.getFile());
            case AccessDeniedException denied -> "access to (%s) is denied.".formatted(denied.getFile());
            case CharacterCodingException garbled -> "it is not UTF-8.";
            default -> e.toString();
        };
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
