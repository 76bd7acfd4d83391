package io.waybill.rules.table.cell;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.FileText;
import io.waybill.rules.flow.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lists that cells may name as {@code in @list}: one entry a line, blank lines and lines that begin with {@code #} left out.
 *
 * @param lists by name
 * @param problems lists that could not be read
 */
public record NamedLists(Map<String, NamedList> lists, List<RuleProblem> problems) {
    public NamedLists {
        lists = Map.copyOf(lists);
        problems = List.copyOf(problems);
    }

    /** Reads the lists; never throws. */
    public static NamedLists read(Map<String, byte[]> contents) {
        Map<String, NamedList> lists = new TreeMap<>();
        List<RuleProblem> problems = new ArrayList<>();
        new TreeMap<>(contents).forEach((name, content) -> {
            var found = new Problems("rules/lists/" + name + ".txt");
            FileText text = FileText.of(content);
            text.readable(found);
            lists.put(name, new NamedList(name, entries(text.text())));
            problems.addAll(found.list());
        });
        return new NamedLists(lists, problems);
    }

    private static Set<String> entries(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Fold::fold)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The list with this name; null when there is none. */
    public @Nullable NamedList find(String name) {
        return lists.get(name);
    }

    public Set<String> names() {
        return lists.keySet();
    }
}
