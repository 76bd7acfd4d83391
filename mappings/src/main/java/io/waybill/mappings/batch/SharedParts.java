package io.waybill.mappings.batch;

import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.YamlValue;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what a batch has once for all its leads: it cannot say anything of one of them. {@code lead.id} is the batch's own id there. */
final class SharedParts {
    private static final List<String> SHARED =
            List.of("url", "headers", "auth", "from", "to", "cc", "bcc", "reply_to", "subject", "smtp");
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{[^}]*\\}\\}|\\{%[^%]*%\\}");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern OWN_ID = Pattern.compile("\\blead\\.id\\b");
    private static final Pattern OF_ONE_LEAD = Pattern.compile("\\b(lead|appended|source|price|score|ping)\\b");

    private SharedParts() {}

    static void check(Keys recipient) {
        for (String key : SHARED) {
            check(recipient, recipient.section().entries().get(key));
        }
    }

    private static void check(Keys recipient, @Nullable YamlValue value) {
        switch (value) {
            case null -> {}
            case YamlValue.Section section -> section.entries().values().forEach(child -> check(recipient, child));
            case YamlValue.Items items -> items.values().forEach(child -> check(recipient, child));
            case YamlValue.Text text -> {
                if (isAboutOneLead(text.text())) {
                    recipient
                            .loading()
                            .problems()
                            .add(
                                    text.place(),
                                    text.text(),
                                    "This is the same for all leads of a batch, so it can say nothing of one of them. Maybe {{ lead.id }}, the batch's own id there, or no batch.");
                }
            }
        }
    }

    private static boolean isAboutOneLead(String text) {
        return EXPRESSION
                .matcher(text)
                .results()
                .map(found -> QUOTED.matcher(found.group()).replaceAll(""))
                .map(expression -> OWN_ID.matcher(expression).replaceAll(""))
                .anyMatch(expression -> OF_ONE_LEAD.matcher(expression).find());
    }
}
