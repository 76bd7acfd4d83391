package io.waybill.rules.drl;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Puts the engine's errors into the author's words and lines. The engine names lines of code it generated, or none, and stops at the first
 * error of some kinds: so the rules of a stage with errors are compiled one by one, and what a message names is looked for in its rule.
 */
final class BuildErrors {
    /** One rule takes some hundredths of a second; the author of a larger file gets the rest the next time. */
    private static final int MOST_RULES = 60;

    private static final int LONGEST_TEXT = 300;

    private static final Pattern UNKNOWN_TYPE = Pattern.compile(
            "Unable to find class: ([\\w.$]+)|^([\\w.$]+) cannot be resolved|Unable to resolve ObjectType '([\\w.$]+)'");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");
    private static final List<String> OURS = List.of(
            "Lead",
            "Source",
            "Now",
            "Elapsed",
            "Appended",
            "Match",
            "Bid",
            "Outcome",
            "Delivery",
            "Sale",
            "RecipientStatus",
            "Score",
            "Turn",
            "Window",
            "Exhausted",
            "Complete",
            "Accepted",
            "Price",
            "Result",
            "OutcomeClass",
            "ExchangeKind",
            "Reject",
            "Enhance",
            "Candidate",
            "Ping",
            "Deliver",
            "Wait",
            "Classify",
            "Retry",
            "Fallback",
            "Pause",
            "Alert",
            "Review",
            "Remediate",
            "Close",
            "Sell",
            "Pay");

    private final StageText stage;
    private final Set<RuleProblem> problems = new LinkedHashSet<>();

    BuildErrors(StageText stage) {
        this.stage = stage;
    }

    List<RuleProblem> in(List<BuildError> errors) {
        stage.rules().stream().limit(MOST_RULES).forEach(rule -> {
            try (var module = new EngineModule(stage.only(rule))) {
                module.errors().forEach(error -> add(rule, error));
            }
        });
        if (problems.isEmpty()) {
            errors.forEach(this::add);
        }
        return List.copyOf(problems);
    }

    /** What rules do that they must not, each at the place in the rule that does it. */
    List<RuleProblem> of(Set<Misuse> misuses) {
        if (stage.rules().size() == 1) {
            RuleDescr only = stage.rules().getFirst();
            misuses.forEach(misuse -> add(only.getName(), first(only), last(only), misuse));
            return List.copyOf(problems);
        }
        stage.rules().stream().limit(MOST_RULES).forEach(rule -> {
            try (var module = new EngineModule(stage.only(rule))) {
                if (module.errors().isEmpty()) {
                    module.misuses().forEach(misuse -> add(rule.getName(), first(rule), last(rule), misuse));
                }
            }
        });
        if (problems.isEmpty()) {
            misuses.forEach(
                    misuse -> add("", 1, stage.drl().line(stage.drl().text().length()), misuse));
        }
        return List.copyOf(problems);
    }

    private int first(RuleDescr rule) {
        return Math.max(1, rule.getLine());
    }

    private int last(RuleDescr rule) {
        return stage.drl().line(rule.getEndCharacter());
    }

    private void add(String rule, int first, int last, Misuse misuse) {
        int line = misuse.words().stream()
                .map(word -> findLine(stage.drl(), word, first, last))
                .filter(found -> found > 0)
                .findFirst()
                .orElse(first);
        problems.add(RuleProblem.error(stage.drl().file(), line, "", rule, misuse.text()));
    }

    /** The first line between the two with this word or sign; 0 when there is none. */
    private static int findLine(DrlText drl, String word, int first, int last) {
        String code = drl.code().substring(drl.start(first), drl.start(last + 1));
        boolean letters = Character.isJavaIdentifierPart(word.charAt(0));
        String edge = letters ? "(?<![\\w$])%s(?![\\w$])" : "%s";
        Matcher place = Pattern.compile(edge.formatted(Pattern.quote(word))).matcher(code);
        return place.find() ? drl.line(drl.start(first) + place.start()) : 0;
    }

    private void add(RuleDescr rule, BuildError error) {
        if (!error.isNoise()) {
            int end = stage.drl().line(rule.getEndCharacter());
            int start = error.inConsequence() ? Math.max(rule.getLine(), rule.getConsequenceLine()) : rule.getLine();
            String file = stage.drl().file();
            problems.add(
                    RuleProblem.error(file, line(stage.drl(), error, start, end), "", rule.getName(), text(error)));
        }
    }

    private void add(BuildError error) {
        if (!error.isNoise()) {
            String file = stage.drl().file();
            int lines = stage.drl().line(stage.drl().text().length());
            problems.add(RuleProblem.error(file, line(stage.drl(), error, 1, lines), "", "", text(error)));
        }
    }

    /** The first line between the two that holds a word of the message, or the first of them. */
    private static int line(DrlText drl, BuildError error, int first, int last) {
        String code = drl.code().substring(drl.start(first), drl.start(last + 1));
        Matcher word = WORD.matcher(error.text());
        while (word.find()) {
            Matcher place = Pattern.compile("(?<![\\w$])" + Pattern.quote(word.group()) + "(?![\\w$])")
                    .matcher(code);
            if (word.group().length() > 1 && !isEveryday(word.group()) && place.find()) {
                return drl.line(drl.start(first) + place.start());
            }
        }
        return first;
    }

    /** Words of the engine's messages that are words of DRL too. */
    private static boolean isEveryday(String word) {
        return Set.of(
                        "rule", "when", "then", "end", "not", "in", "or", "and", "from", "insert", "new", "import",
                        "package")
                .contains(word);
    }

    private static String text(BuildError error) {
        String first = error.text().strip().lines().findFirst().orElse("Not valid.");
        Matcher unknown = UNKNOWN_TYPE.matcher(first);
        if (unknown.find()) {
            String name = unknown.group(1) != null
                    ? unknown.group(1)
                    : unknown.group(2) != null ? unknown.group(2) : unknown.group(3);
            String maybe = Suggestion.maybe(name, OURS);
            return "(%s) is not known here.%s"
                    .formatted(name, maybe.isEmpty() ? " Maybe an import is missing?" : maybe);
        }
        return first.length() <= LONGEST_TEXT ? first : first.substring(0, LONGEST_TEXT) + "…";
    }
}
