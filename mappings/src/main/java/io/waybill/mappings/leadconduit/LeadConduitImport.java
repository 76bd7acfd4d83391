package io.waybill.mappings.leadconduit;

import com.google.re2j.Pattern;
import io.waybill.mappings.MappingLoader;
import io.waybill.mappings.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes mapping files of LeadConduit's recipient steps. Looks at nothing but the text it is given; writes nothing. */
public final class LeadConduitImport {
    private static final Pattern NOT_NAME = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");

    private LeadConduitImport() {}

    /**
     * What came of a file.
     *
     * @param recipients one for each step that can be described here
     * @param problems why a step, or all of it, can not
     */
    public record Result(List<Imported> recipients, List<String> problems) {
        public Result {
            recipients = List.copyOf(recipients);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a step, a list of steps or a whole flow as the API shows it. Never throws for what is in it.
     *
     * @param vocabulary the fields that leads have here: a template that names another is left out
     */
    public static Result read(String json, Vocabulary vocabulary) {
        List<Imported> recipients = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try {
            for (Step step : StepReader.read(json)) {
                add(step, unused(slug(step), names), vocabulary, recipients, problems);
            }
        } catch (Untranslatable e) {
            problems.add(e.why());
        }
        return new Result(recipients, problems);
    }

    private static void add(
            Step step, String name, Vocabulary vocabulary, List<Imported> recipients, List<String> problems) {
        try {
            Imported recipient = RecipientFile.of(step, name, vocabulary);
            List<String> mistakes = mistakes(recipient, vocabulary);
            recipients.addAll(mistakes.isEmpty() ? List.of(recipient) : List.of());
            mistakes.forEach(mistake -> problems.add("%s: %s".formatted(name, mistake)));
        } catch (Untranslatable e) {
            problems.add("%s: %s".formatted(step.name().isEmpty() ? name : step.name(), e.why()));
        }
    }

    /** What would keep the file from being used, once its secrets are set. */
    private static List<String> mistakes(Imported recipient, Vocabulary vocabulary) {
        String path = "mappings/recipients/" + recipient.name() + ".yaml";
        byte[] content = recipient.yaml().getBytes(StandardCharsets.UTF_8);
        return MappingLoader.load(Map.of(path, content), name -> "set", vocabulary).problems().stream()
                .map(problem -> "%s: %s".formatted(problem.key(), problem.text()))
                .toList();
    }

    private static String slug(Step step) {
        String plain = Normalizer.normalize(step.name(), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String slug = EDGES.matcher(
                        NOT_NAME.matcher(plain.replaceAll("\\p{M}", "")).replaceAll("-"))
                .replaceAll("");
        return slug.isEmpty() ? "recipient" : slug;
    }

    private static String unused(String slug, Set<String> names) {
        String name = slug;
        for (int i = 2; !names.add(name); i++) {
            name = slug + "-" + i;
        }
        return name;
    }
}
