package io.waybill.bench.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares three books: what buyers took, what sources were told, and what Waybill has sold. */
final class Judge {
    private static final int EXAMPLES = 3;

    private Judge() {}

    /**
     * @param taken by buyers: lead to how often
     * @param told to sources: lead to outcome
     * @param unanswered how many leads have no answer that names them: connections that broke, statuses that should not be
     * @param sold in Waybill
     * @param sales how many sales Waybill has
     */
    record Books(Map<String, Integer> taken, Map<String, String> told, long unanswered, Set<String> sold, long sales) {}

    /** Everything that does not fit; empty when all does. */
    static List<String> compare(Books books) {
        List<String> problems = new ArrayList<>();
        name(problems, "taken by buyers twice", with(books.taken, count -> count > 1));
        name(problems, "taken by a buyer, not sold in Waybill", without(books.taken.keySet(), books.sold));
        name(problems, "sold in Waybill, taken by no buyer", without(books.sold, books.taken.keySet()));
        Set<String> promised = with(books.told, "success"::equals);
        name(problems, "sold at the source, not in Waybill", without(promised, books.sold));
        name(problems, "sold in Waybill, its source was told otherwise", without(books.sold, mayBeSold(books)));
        if (books.sales != books.sold.size()) {
            problems.add("%d sales of %d leads in Waybill".formatted(books.sales, books.sold.size()));
        }
        return problems;
    }

    /** Leads of which the source was not told that they are unsold. */
    private static Set<String> mayBeSold(Books books) {
        Set<String> may = with(books.told, outcome -> outcome.equals("success") || outcome.equals("pending"));
        Set<String> unnamed = without(books.sold, books.told.keySet());
        if (unnamed.size() <= books.unanswered) {
            may.addAll(unnamed);
        }
        return may;
    }

    private static <V> Set<String> with(Map<String, V> leads, java.util.function.Predicate<V> wanted) {
        return leads.entrySet().stream()
                .filter(lead -> wanted.test(lead.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> without(Set<String> leads, Set<String> others) {
        return leads.stream().filter(lead -> !others.contains(lead)).collect(Collectors.toSet());
    }

    private static void name(List<String> problems, String what, Set<String> leads) {
        if (!leads.isEmpty()) {
            problems.add("%d leads are %s: %s"
                    .formatted(
                            leads.size(),
                            what,
                            leads.stream().sorted().limit(EXAMPLES).toList()));
        }
    }
}
