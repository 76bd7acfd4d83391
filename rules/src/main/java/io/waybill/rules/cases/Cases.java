package io.waybill.rules.cases;

import io.waybill.rules.Evaluation;
import io.waybill.rules.RuleProblem;
import io.waybill.rules.RuleSet;
import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import io.waybill.rules.fact.Course;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Now;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.Source;
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
     * What came of the cases.
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
     * Runs all cases of some files; never throws for what people wrote.
     *
     * @param files content by path below the home folder
     */
    public Report run(Map<String, byte[]> files) {
        List<RuleProblem> problems = new ArrayList<>();
        int passed = 0;
        for (Map.Entry<String, byte[]> entry : new TreeMap<>(files).entrySet()) {
            CaseFile file = CaseFile.read(entry.getKey(), entry.getValue());
            problems.addAll(file.problems());
            for (Case each : file.cases()) {
                List<RuleProblem> found = run(each);
                problems.addAll(found);
                passed += found.isEmpty() ? 1 : 0;
            }
        }
        return new Report(passed, problems);
    }

    private List<RuleProblem> run(Case each) {
        try {
            Evaluation evaluation = rules.evaluate(facts(each));
            return new Comparison(each, evaluation).problems();
        } catch (RulesDoNotSettle | RulesFailed failed) {
            String text = String.valueOf(failed.getMessage()).replace('\n', ' ');
            return List.of(RuleProblem.error(each.file(), 0, "", each.name(), text));
        }
    }

    private Facts facts(Case each) {
        Lead lead = leads.read(rules.flow(), each.random(), each.lead());
        List<RecipientStatus> recipients = new ArrayList<>();
        new TreeMap<>(kinds).forEach((recipient, kind) -> {
            boolean available = !each.unavailable().contains(recipient);
            recipients.add(new RecipientStatus(recipient, kind, available, available ? null : "as the case says"));
        });
        return new Facts(
                lead,
                new Source(each.source(), each.asking(), null, null),
                new Now(each.at(), each.at().atZone(leads.zone(lead)), each.received()),
                each.appended(),
                each.bids(),
                each.outcomes(),
                each.deliveries(),
                each.sales(),
                recipients,
                each.duplicates(),
                each.listed(),
                Course.BEGUN);
    }
}
