package io.waybill.rules.drl;

import io.waybill.rules.RuleProblem;
import java.util.ArrayList;
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

    /** Words of the engine's messages that are words of DRL too. */
    private static final Set<String> EVERYDAY = Set.of(
            "rule", "when", "then", "end", "not", "in", "or", "and", "from", "insert", "new", "import", "package");

    /** Where Java stops to understand a then part; its first line is a bracket put before it. */
    private static final Pattern PARSED = Pattern.compile(
            "Unable to parse consequence caused by: \\(line (\\d+),col \\d+\\) Parse error\\. Found +(.*?), expected (.*)");

    private final StageText stage;
    private final Set<String> fields;
    private final Set<RuleProblem> problems = new LinkedHashSet<>();

    /** @param fields the flow's own */
    BuildErrors(StageText stage, Set<String> fields) {
        this.stage = stage;
        this.fields = fields;
    }

    List<RuleProblem> in(List<BuildError> errors) {
        stage.rules().stream().limit(MOST_RULES).forEach(rule -> {
            try (var module = EngineModule.of(stage.only(rule))) {
                add(rule, module.errors());
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
            try (var module = EngineModule.of(stage.only(rule))) {
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

    /** What follows from a known cause, and what is said about it in general only, is left out. */
    private void add(RuleDescr rule, List<BuildError> errors) {
        DrlText drl = stage.only(rule).drl();
        var words = new EngineWords(new RuleNames(drl, rule), fields);
        List<RuleProblem> sure = new ArrayList<>();
        List<RuleProblem> unsure = new ArrayList<>();
        for (BuildError error : errors) {
            Matcher parsed = PARSED.matcher(error.text());
            if (parsed.find()) {
                sure.add(
                        problem(drl, thenLine(drl, rule) + Integer.parseInt(parsed.group(1)) - 2, rule, ended(parsed)));
            } else if (!error.isNoise()) {
                EngineWords.Told told = words.tell(error);
                int line = line(drl, told.words(), firstLine(rule, error), last(rule));
                (told.sure() ? sure : unsure).add(problem(drl, line, rule, told.text()));
            }
        }
        problems.addAll(sure.isEmpty() ? unsure : sure);
    }

    private static RuleProblem problem(DrlText drl, int line, RuleDescr rule, String text) {
        return RuleProblem.error(drl.file(), Math.max(1, line), "", rule.getName(), text);
    }

    private int firstLine(RuleDescr rule, BuildError error) {
        return error.inConsequence() ? Math.max(first(rule), thenLine(stage.drl(), rule)) : first(rule);
    }

    /** The line of the first statement. */
    private static int thenLine(DrlText drl, RuleDescr rule) {
        int then = Math.max(1, rule.getConsequenceLine());
        int at = drl.text().indexOf(String.valueOf(rule.getConsequence()).strip(), drl.start(then));
        return at < 0 ? then + 1 : drl.line(at);
    }

    private static String ended(Matcher parsed) {
        String expected = parsed.group(3);
        if (expected.contains("\")\"")) {
            return "The statement is not complete here. Maybe a closing bracket is missing?";
        }
        return expected.contains("\";\"")
                ? "The statement does not end here. Maybe a semicolon (;) is missing at the end of this line?"
                : "The statement is not valid here. Maybe a sign is misplaced or missing?";
    }

    private void add(BuildError error) {
        if (!error.isNoise()) {
            int lines = stage.drl().line(stage.drl().text().length());
            var words = new EngineWords(new RuleNames(stage.drl(), new RuleDescr()), fields);
            EngineWords.Told told = words.tell(error);
            int line = line(stage.drl(), told.words(), 1, lines);
            problems.add(RuleProblem.error(stage.drl().file(), line, "", "", told.text()));
        }
    }

    /** The first line between the two that holds one of the words, or any line of the file that does, or the first of them. */
    private static int line(DrlText drl, List<String> words, int first, int last) {
        for (String word : words) {
            if (!EVERYDAY.contains(word)) {
                int line = findLine(drl, word, first, last);
                if (line > 0) {
                    return line;
                }
            }
        }
        return words.stream()
                .filter(word -> !EVERYDAY.contains(word))
                .map(word -> findLine(drl, word, 1, drl.line(drl.text().length())))
                .filter(line -> line > 0)
                .findFirst()
                .orElse(first);
    }
}
