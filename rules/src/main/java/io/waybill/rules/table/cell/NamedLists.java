package io.waybill.rules.table.cell;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.FileText;
import io.waybill.rules.flow.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lists that cells may name as {@code in @list}: files with one entry a line, blank lines and lines that begin with {@code #} left out, and
 * uploaded lists, of which only the names are known here.
 *
 * @param lists by name
 * @param problems lists that could not be read, and names that two lists have
 */
public record NamedLists(Map<String, NamedList> lists, List<RuleProblem> problems) {
    public NamedLists {
        lists = Map.copyOf(lists);
        problems = List.copyOf(problems);
    }

    /** Reads files, where nothing is uploaded; never throws. */
    public static NamedLists read(Map<String, byte[]> contents) {
        return read(contents, Set.of());
    }

    /**
     * Reads the lists; never throws.
     *
     * @param contents of the files, by list name
     * @param uploaded names of the uploaded lists
     */
    public static NamedLists read(Map<String, byte[]> contents, Set<String> uploaded) {
        Map<String, NamedList> lists = new TreeMap<>();
        List<RuleProblem> problems = new ArrayList<>();
        uploaded.forEach(name -> lists.put(name, new NamedList.Uploaded(name)));
        new TreeMap<>(contents).forEach((name, content) -> {
            var found = new Problems("rules/lists/" + name + ".txt");
            if (uploaded.contains(name)) {
                found.error(
                        0,
                        "",
                        name,
                        "is the name of an uploaded list too, so nobody knows which is meant. Maybe delete one of the two?");
            }
            var entries = new ListEntries.Builder();
            new FileText("", new ListLines(content).read(entries::add)).readable(found);
            lists.put(name, new NamedList.OfFile(name, entries.build()));
            problems.addAll(found.list());
        });
        return new NamedLists(lists, problems);
    }

    /** The list with this name; null when there is none. */
    public @Nullable NamedList find(String name) {
        return lists.get(name);
    }

    public Set<String> names() {
        return lists.keySet();
    }
}
