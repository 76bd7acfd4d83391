package io.waybill.rules.drl;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.ValueKind;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * The rules of one stage as text the engine can compile, with what is wrong with it so far.
 *
 * @param drl in the stage's own package, with facts and decisions imported; line by line as the author wrote it
 * @param rules where each rule stands
 */
record StageText(Stage stage, DrlText drl, List<RuleDescr> rules, List<RuleProblem> problems) {
    private static final String IMPORTS = "import io.waybill.rules.fact.*; import io.waybill.rules.decision.*; ";
    private static final Pattern PACKAGE = Pattern.compile("\\A\\s*package\\s+[\\w.$]+[ \\t]*;?");

    StageText {
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    /**
     * Reads what somebody wrote.
     *
     * @param columns the flow's fields and their parts
     */
    static StageText written(Stage stage, String file, String text, Map<String, ValueKind> columns) {
        DrlText drl = DrlText.of(file, text);
        List<RuleProblem> problems = new ArrayList<>(Forbidden.problemsIn(drl));
        FieldAccess.Rewritten rewritten = FieldAccess.in(drl, columns);
        problems.addAll(rewritten.problems());
        return parsed(stage, placed(stage, rewritten.drl()), problems);
    }

    /** The rules that hold where a flow has none of its own. */
    static StageText builtIn(Stage stage) {
        DrlText drl = DrlText.of("built-in " + stage.file(), stage.builtInRules());
        return parsed(stage, placed(stage, drl), new ArrayList<>());
    }

    /** The same with one rule only: every other is blanked, the lines stay. */
    StageText only(RuleDescr rule) {
        var text = new StringBuilder(drl.text());
        for (RuleDescr other : rules) {
            if (other.getStartCharacter() != rule.getStartCharacter()) {
                int end = Math.min(text.length(), other.getEndCharacter() + 1);
                for (int at = other.getStartCharacter(); at < end; at++) {
                    if (text.charAt(at) != '\n') {
                        text.setCharAt(at, ' ');
                    }
                }
            }
        }
        return new StageText(stage, DrlText.of(drl.file(), text.toString()), List.of(rule), List.of());
    }

    private static DrlText placed(Stage stage, DrlText drl) {
        String head = "package " + stage.packageName() + "; " + IMPORTS;
        Matcher own = PACKAGE.matcher(drl.code());
        if (!own.find()) {
            return DrlText.of(drl.file(), head + drl.text());
        }
        String lines = "\n".repeat(drl.line(own.end()) - 1);
        return DrlText.of(drl.file(), lines + head + drl.text().substring(own.end()));
    }

    private static StageText parsed(Stage stage, DrlText drl, List<RuleProblem> problems) {
        var parser = new DrlParser(LanguageLevelOption.DRL6);
        List<RuleDescr> rules = new ArrayList<>();
        try {
            PackageDescr descr = parser.parse(new StringReader(drl.text()));
            if (descr != null) {
                rules.addAll(descr.getRules());
                problems.addAll(Constructs.problemsIn(descr, drl));
            }
        } catch (DroolsParserException broken) {
            problems.add(RuleProblem.error(drl.file(), 1, "", "", "Not rules. Maybe this is not the right file?"));
        }
        if (parser.hasErrors()) {
            problems.addAll(BrokenText.problems(drl, parser.getErrors()));
        }
        return new StageText(stage, drl, rules, problems);
    }
}
