package io.waybill.mappings.leadconduit;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Names as templates of the two sides write them. */
final class Words {
    private static final Pattern STEP = Pattern.compile("\\[([^\\]]*)\\]|([^./\\[\\]]+)");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> OPERATORS =
            Set.of("is", "not", "and", "or", "in", "contains", "equals", "true", "false", "null", "none", "if", "for");
    private static final Set<String> UNKNOWN =
            Set.of("account", "recipient", "random", "purchase_price", "snippets", "vars", "step", "cap");

    private final Vocabulary vocabulary;
    private final Consumer<String> remarks;

    /**
     * @param vocabulary the fields that a lead has here
     * @param remarks takes what should be looked at
     */
    Words(Vocabulary vocabulary, Consumer<String> remarks) {
        this.vocabulary = vocabulary;
        this.remarks = remarks;
    }

    /**
     * A variable of theirs as an expression of ours.
     *
     * @throws Untranslatable when there is nothing here that it could mean
     */
    String variable(String name) {
        List<String> steps = steps(name);
        if (steps.isEmpty()) {
            throw new Untranslatable("The name (%s) cannot be read.".formatted(name));
        }
        List<String> rest = steps.subList(1, steps.size());
        return switch (steps.getFirst()) {
            case "lead" -> lead(rest);
            case "appended" -> "appended" + path(rest);
            case "source", "flow" -> place(steps.getFirst(), rest);
            case "submission" -> submission(rest);
            case "event_id" -> "delivery";
            case "event" -> event(rest);
            case "price" -> "price";
            default -> other(name, steps);
        };
    }

    private String lead(List<String> field) {
        String mistake = vocabulary.findMistake(field);
        if (mistake != null) {
            throw new Untranslatable(mistake);
        }
        return "lead" + path(field);
    }

    private static String place(String root, List<String> rest) {
        if (rest.isEmpty() || (rest.size() == 1 && Set.of("id", "name").contains(rest.getFirst()))) {
            return root;
        }
        throw new Untranslatable("Of a %s only its id is known here.".formatted(root));
    }

    private String submission(List<String> rest) {
        if (rest.equals(List.of("timestamp"))) {
            remarks.accept("(submission.timestamp) became (now), the time of the delivery.");
            return "now";
        }
        throw new Untranslatable("(submission.%s) is not known here. Maybe a field of the flow holds it."
                .formatted(String.join(".", rest)));
    }

    private static String event(List<String> rest) {
        if (rest.equals(List.of("id"))) {
            return "delivery";
        }
        throw new Untranslatable("(event.%s) is not known here.".formatted(String.join(".", rest)));
    }

    /** What a step of the flow appended: its key is the enhancement's id. */
    private String other(String name, List<String> steps) {
        if (UNKNOWN.contains(steps.getFirst())) {
            throw new Untranslatable("(%s) is not known here.".formatted(name));
        }
        if (steps.size() == 1) {
            return lead(steps);
        }
        remarks.accept("(%s) is read from what the enhancement (%s) appends.".formatted(name, steps.getFirst()));
        return "appended" + path(steps);
    }

    static List<String> steps(String name) {
        List<String> steps = new ArrayList<>();
        Matcher found = STEP.matcher(name);
        while (found.find()) {
            steps.add(found.group(1) == null ? found.group(2) : found.group(1));
        }
        return steps;
    }

    static String path(List<String> steps) {
        StringBuilder path = new StringBuilder();
        for (String step : steps) {
            boolean plain = PLAIN.matches(step) && !OPERATORS.contains(step);
            path.append(plain ? "." + step : "[" + quoted(step) + "]");
        }
        return path.toString();
    }

    /**
     * Text as a literal of a template, in which no secret can begin. Only the literal's own quote is escaped there, never the backslash.
     *
     * @throws Untranslatable when it cannot be written
     */
    static String quoted(String text) {
        boolean escapes = text.contains("\\'");
        if (text.endsWith("\\") || (escapes && (text.contains("\"") || text.contains("#{")))) {
            throw new Untranslatable("The text (%s) ends in a backslash, or has one before a quote.".formatted(text));
        }
        String quote = escapes ? "\"" : "'";
        String literal = quote + (escapes ? text : text.replace("'", "\\'")) + quote;
        return text.contains("${") ? "(" + literal.replace("${", "$" + quote + " ~ " + quote + "{") + ")" : literal;
    }
}
