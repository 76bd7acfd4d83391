package io.waybill.rules.drl;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.parser.DroolsError;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a text is no DRL at all. The engine's parser stops far below the mistake and speaks of tokens, so the usual mistakes are looked for
 * line by line first: quotes, the four words of a rule, brackets. Only to be asked about text that did not parse.
 */
final class BrokenText {
    private static final Pattern STRANGE = Pattern.compile("[\\p{Cntrl}&&[^\\s]]|\uFFFD");
    private static final Pattern CURLY = Pattern.compile("[\u2018-\u201F\u00AB\u00BB]");
    private static final Pattern FIRST_WORD = Pattern.compile("^\\s*([A-Za-z_][\\w-]*)(?=\\s*(\"|$))");
    private static final Pattern STRUCTURE = Pattern.compile("^\\s*(rule|when|then|end)\\b(.*)");
    private static final List<String> PARTS = List.of("rule", "when", "then", "end");
    private static final Set<String> ALONE = Set.of("not", "or", "and", "exists", "declare", "else");
    private static final Pattern FOUND = Pattern.compile("input '([^']*)'");
    private static final List<String> WORDS = List.of(
            "rule",
            "when",
            "then",
            "end",
            "import",
            "package",
            "declare",
            "salience",
            "no-loop",
            "lock-on-active",
            "enabled",
            "contains",
            "matches",
            "memberOf",
            "exists");

    private static final String MISSING = "a bracket, quote, comma or operator is missing before it";

    private final DrlText drl;
    private final List<RuleProblem> problems = new ArrayList<>();
    private int ruleLine;
    private String last = "end";

    private BrokenText(DrlText drl) {
        this.drl = drl;
    }

    /** At least one problem where there is at least one error. */
    static List<RuleProblem> problems(DrlText drl, List<DroolsError> errors) {
        var broken = new BrokenText(drl);
        broken.lookForStrangeSigns();
        if (broken.problems.isEmpty()) {
            broken.lookForQuotes();
        }
        if (broken.problems.isEmpty()) {
            broken.lookForParts();
        }
        if (broken.problems.isEmpty()) {
            errors.forEach(broken::add);
        }
        return broken.problems;
    }

    private void add(int line, String cell, String text) {
        if (problems.stream().noneMatch(problem -> problem.row() == line)) {
            problems.add(RuleProblem.error(drl.file(), Math.max(1, line), "", cell, text));
        }
    }

    private void lookForStrangeSigns() {
        Matcher strange = STRANGE.matcher(drl.text());
        if (strange.find()) {
            add(
                    drl.line(strange.start()),
                    "",
                    "The file is not plain text from here on. Maybe it was saved in another format than UTF-8 text?");
            return;
        }
        Matcher curly = CURLY.matcher(drl.code());
        while (curly.find()) {
            add(
                    drl.line(curly.start()),
                    curly.group(),
                    "(%s) is a sign of word processors and quotes nothing. Maybe \" instead?".formatted(curly.group()));
        }
    }

    private void lookForQuotes() {
        int line = 0;
        for (String code : drl.code().lines().toList()) {
            line++;
            if (code.chars().filter(sign -> sign == '"').count() % 2 != 0) {
                add(
                        line,
                        "",
                        "A quote opens on this line and does not close. Maybe \" is missing at the end of the text?");
            }
        }
    }

    private void lookForParts() {
        int line = 0;
        for (String code : drl.code().lines().toList()) {
            line++;
            String own = line == 1 ? code.replaceFirst("^package [^;]*;( import [^;]*;)*", "") : code;
            Matcher part = STRUCTURE.matcher(own);
            if (part.find()) {
                follow(line, part.group(1), part.group(2));
            } else {
                lookForMisspelt(line, own);
            }
        }
        if (problems.isEmpty() && !last.equals("end")) {
            add(ruleLine, "", "The rule that begins here does not end. Maybe %s is missing?".formatted(expected()));
        }
    }

    private void follow(int line, String part, String rest) {
        switch (part) {
            case "rule" -> {
                if (!last.equals("end")) {
                    add(
                            ruleLine,
                            "",
                            "The rule that begins here does not end. Maybe %s is missing before line %d?"
                                    .formatted(expected(), line));
                }
                if (rest.isBlank() || rest.strip().startsWith("when")) {
                    add(line, "", "A rule needs a name. Maybe rule \"filtering.row.reject\"?");
                }
                ruleLine = line;
            }
            case "when" -> {
                if (!last.equals("rule")) {
                    add(line, part, "(when) belongs right below a rule's name. Maybe rule \"…\" is missing before it?");
                }
            }
            case "then" -> {
                if (last.equals("rule")) {
                    add(line, part, "A rule needs its conditions before (then). Maybe when is missing above?");
                }
            }
            default -> {
                if (last.equals("when") || last.equals("rule")) {
                    add(line, part, "The rule ends without saying what it does. Maybe then is missing before end?");
                }
            }
        }
        boolean whole = part.equals("rule") && rest.matches(".*\\bend\\s*$");
        last = whole || rest.matches(".*\\bend\\s*") ? "end" : rest.matches(".*\\bwhen\\b.*") ? "when" : part;
    }

    private String expected() {
        return switch (last) {
            case "rule" -> "when";
            case "when" -> "then";
            default -> "end";
        };
    }

    /** The text is read on as if the word were right, so that one slip is told once. */
    private void lookForMisspelt(int line, String code) {
        Matcher word = FIRST_WORD.matcher(code);
        String near = word.find() && !ALONE.contains(word.group(1)) ? findPart(word.group(1)) : null;
        if (near != null) {
            add(line, word.group(1), "(%s) means nothing here. Maybe %s?".formatted(word.group(1), near));
            ruleLine = near.equals("rule") ? line : ruleLine;
            last = near;
        }
    }

    private static @Nullable String findPart(String word) {
        for (String part : PARTS) {
            if (sorted(part).equals(sorted(word))) {
                return part;
            }
        }
        return Suggestion.findNearest(word, PARTS);
    }

    private static String sorted(String word) {
        return word.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void add(DroolsError error) {
        int line = error.getLines().length > 0 ? error.getLines()[0] : 1;
        Matcher found = FOUND.matcher(error.getMessage());
        String sign = found.find() ? found.group(1) : "";
        boolean outside = error.getMessage().contains("expecting one of the following tokens: '[package");
        add(line, sign.equals("<eof>") ? "" : sign, outside ? outside(sign) : inside(sign));
    }

    private static String outside(String sign) {
        String near = Suggestion.findNearest(sign, List.of("rule", "import", "package", "declare", "end"));
        return "(%s) does not begin a rule. Maybe %s?"
                .formatted(sign, near == null ? "this is not a file of rules" : near);
    }

    private static String inside(String sign) {
        return switch (sign) {
            case "", "<eof>" -> "The text breaks off here. Maybe a bracket, a quote or end is missing before it?";
            case "=" -> "(=) compares nothing. Maybe == instead?";
            case "and", "or" ->
                "(%s) does not join two comparisons. Maybe %s instead?"
                        .formatted(sign, sign.equals("and") ? "a comma, or &&," : "||");
            default -> {
                String near = Suggestion.findNearest(sign, WORDS);
                yield "(%s) cannot stand here. Maybe %s?"
                        .formatted(sign, near == null || near.equals(sign) ? MISSING : near);
            }
        };
    }
}
