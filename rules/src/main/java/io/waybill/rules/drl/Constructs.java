package io.waybill.rules.drl;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;

/** The parts of DRL that Waybill does without: what they would do needs time, other threads, or hides who decides. */
final class Constructs {
    private static final Map<String, Pattern> ATTRIBUTES = Map.of(
            "salience", Pattern.compile("\\(?\\s*-?\\d{1,9}\\s*\\)?"),
            "no-loop", Pattern.compile("true|false"),
            "lock-on-active", Pattern.compile("true|false"),
            "enabled", Pattern.compile("true|false"),
            "dialect", Pattern.compile("\"?java\"?"));
    private static final Pattern NAME = Pattern.compile("[^\"\\\\\\p{Cntrl}]{1,200}");
    private static final Set<String> IMPORTS = Set.of(
            "java.lang.",
            "java.math.",
            "java.time.",
            "java.time.temporal.",
            "java.util.",
            "io.waybill.rules.fact.",
            "io.waybill.rules.decision.");

    private final DrlText drl;
    private final List<RuleProblem> problems = new ArrayList<>();

    private Constructs(DrlText drl) {
        this.drl = drl;
    }

    static List<RuleProblem> problemsIn(PackageDescr descr, DrlText drl) {
        var constructs = new Constructs(drl);
        constructs.look(descr);
        return constructs.problems;
    }

    private void look(PackageDescr descr) {
        descr.getImports().forEach(this::look);
        descr.getFunctionImports()
                .forEach(each -> refuse(
                        each, each.getTarget(), "Rules import no functions. Maybe the app should bring it as a fact?"));
        descr.getFunctions()
                .forEach(each -> refuse(
                        each,
                        each.getName(),
                        "Rules have no functions. Maybe a further rule, or a column of a table?"));
        descr.getTypeDeclarations().forEach(this::look);
        descr.getEntryPointDeclarations()
                .forEach(each -> refuse(
                        each, each.getEntryPointId(), "Facts come in one way only. Maybe leave entry-point out?"));
        descr.getWindowDeclarations()
                .forEach(
                        each -> refuse(each, each.getName(), "Rules know no windows of time. Maybe the fact Elapsed?"));
        descr.getAttributes().forEach(this::look);
        descr.getRules().forEach(this::look);
    }

    private void look(ImportDescr descr) {
        String target = descr.getTarget();
        String folder = target.substring(0, target.lastIndexOf('.') + 1);
        if (!IMPORTS.contains(folder)) {
            refuse(
                    descr,
                    target,
                    "Rules import facts, decisions and plain values of Java only. Maybe the facts say it already?");
        } else if (!target.endsWith("*") && RuleTypes.find(target) == null) {
            String name = target.substring(folder.length());
            String near = Suggestion.findNearest(name, RuleTypes.names());
            String maybe = near == null ? "it is misspelt?" : near + "?";
            refuse(descr, target, "(%s) is not known of %s*. Maybe %s".formatted(name, folder, maybe));
        }
    }

    private void look(TypeDeclarationDescr descr) {
        if (!descr.getSuperTypes().isEmpty() || !descr.getAnnotationNames().isEmpty()) {
            refuse(
                    descr,
                    descr.getTypeName(),
                    "A declared fact has fields and nothing else. Maybe leave extends and @ out?");
        }
    }

    private void look(RuleDescr rule) {
        if (rule instanceof QueryDescr) {
            refuse(rule, rule.getName(), "Rules have no queries. Maybe a pattern in each rule?");
        }
        if (!NAME.matcher(rule.getName()).matches()) {
            refuse(
                    rule,
                    rule.getName(),
                    "Not a name for a rule. Maybe letters, digits and dots, as in filtering.row.reject?");
        }
        rule.getAttributes().values().forEach(this::look);
    }

    private void look(AttributeDescr attribute) {
        Pattern allowed = ATTRIBUTES.get(attribute.getName());
        if (allowed == null) {
            refuse(
                    attribute,
                    attribute.getName(),
                    "Rules have no such setting: they fire whenever they match. Maybe salience?");
        } else if (!allowed.matcher(attribute.getValue().strip()).matches()) {
            refuse(attribute, attribute.getName(), "The setting must be a plain value. Maybe salience -100?");
        }
    }

    private void refuse(BaseDescr descr, String cell, String text) {
        int line = descr.getStartCharacter() >= 0 ? drl.line(descr.getStartCharacter()) : descr.getLine();
        problems.add(RuleProblem.error(drl.file(), Math.max(1, line), "", cell, text));
    }
}
