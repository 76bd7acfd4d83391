package io.waybill.rules.cases;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.RuleSet;
import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.RecipientStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs cases against a rule set. Immutable; safe for use by many threads.
 *
 * @param kinds kind of every recipient; all can be given leads, unless a case says otherwise
 */
public record Cases(RuleSet rules, LeadReader leads, Map<String, String> kinds) {
    public Cases {
        kinds = Map.copyOf(kinds);
    }

    /**
     * What came of the cases, in short.
     *
     * @param passed how many came out as expected
     * @param problems what came out differently, and files that are not cases
     */
    public record Report(int passed, List<RuleProblem> problems) {
        public Report {
            problems = List.copyOf(problems);
        }
    }

    /**
     * What came of each case.
     *
     * @param problems files that are not cases, or not quite
     */
    public record Results(List<CaseResult> cases, List<RuleProblem> problems) {
        public Results {
            cases = List.copyOf(cases);
            problems = List.copyOf(problems);
        }

        /** How many came out as expected. */
        public int passed() {
            return (int) cases.stream().filter(CaseResult::passed).count();
        }

        /** Whether all came out as expected, and all could be read. */
        public boolean allPassed() {
            return problems.isEmpty() && passed() == cases.size();
        }
    }

    /**
     * Runs all cases of some files; never throws for what people wrote.
     *
     * @param files content by path below the home folder
     */
    public Report run(Map<String, byte[]> files) {
        Results results = results(files);
        List<RuleProblem> problems = new ArrayList<>(results.problems());
        results.cases()
                .forEach(each -> each.differences()
                        .forEach(difference -> problems.add(RuleProblem.error(
                                each.file(),
                                0,
                                difference.what().equals("case") ? "" : difference.what(),
                                difference.wanted(),
                                "Case (%s) %s".formatted(each.name(), difference.line())))));
        return new Report(results.passed(), problems);
    }

    /**
     * The same, case by case.
     *
     * @param files content by path below the home folder
     */
    public Results results(Map<String, byte[]> files) {
        List<RuleProblem> problems = new ArrayList<>();
        List<CaseResult> results = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : new TreeMap<>(files).entrySet()) {
            CaseFile file = CaseFile.read(entry.getKey(), entry.getValue());
            problems.addAll(file.problems());
            file.cases().forEach(each -> results.add(run(each)));
        }
        return new Results(results, problems);
    }

    private CaseResult run(Case each) {
        try {
            var evaluation = rules.evaluate(facts(each.given()));
            var differences = new Comparison(each.expect(), evaluation).differences();
            return new CaseResult(each.file(), each.name(), differences, evaluation.rows(), evaluation.rules());
        } catch (RulesDoNotSettle | RulesFailed failed) {
            String text = String.valueOf(failed.getMessage()).replace('\n', ' ');
            var difference = new Difference("case", each.name(), List.of(), List.of(text));
            return new CaseResult(each.file(), each.name(), List.of(difference), List.of(), List.of());
        }
    }

    private Facts facts(Case.Given given) {
        Lead lead = leads.read(rules.flow(), given.random(), given.received(), given.lead());
        List<RecipientStatus> recipients = new ArrayList<>();
        new TreeMap<>(kinds)
                .forEach((id, kind) -> recipients.add(
                        CaseRecipient.status(id, kind, given.recipients().get(id))));
        return given.facts(lead, leads.zone(lead), recipients);
    }
}
