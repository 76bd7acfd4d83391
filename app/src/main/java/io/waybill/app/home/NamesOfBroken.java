package io.waybill.app.home;

import io.waybill.mappings.Mappings;
import io.waybill.rules.Known;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of mapping files that cannot be used: a table that names one has no mistake of its own. */
record NamesOfBroken(SortedMap<String, byte[]> files, Mappings mappings) {
    private static final Pattern APPENDED = Pattern.compile("appended\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_]+)");

    /** The same names and these. */
    Known with(Known known) {
        Map<String, Set<String>> enhancements = new HashMap<>(known.enhancements());
        ids("enhancements").forEach(id -> enhancements.computeIfAbsent(id, this::appended));
        Set<String> recipients = ids("recipients");
        Set<String> broken = new HashSet<>(recipients);
        broken.removeAll(mappings.recipients().keySet());
        return new Known(
                known.types(),
                both(known.sources(), ids("sources")),
                both(known.recipients(), recipients),
                enhancements,
                both(known.bidders(), broken),
                known.lists(),
                known.asked());
    }

    private static Set<String> both(Collection<String> some, Collection<String> others) {
        Set<String> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }

    private Set<String> ids(String folder) {
        var start = "mappings/" + folder + "/";
        return HomeBuild.below(files, start).keySet().stream()
                .map(name -> name.substring(start.length()))
                .filter(name -> !name.contains("/") && (name.endsWith(".yaml") || name.endsWith(".yml")))
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .collect(Collectors.toSet());
    }

    /** What it appends cannot be read: whatever the headers of tables ask of it may be meant. */
    private Set<String> appended(String id) {
        Set<String> names = new HashSet<>();
        files.forEach((path, content) -> {
            if (path.endsWith(".csv")) {
                var header = new String(content, StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElse("");
                var found = APPENDED.matcher(header);
                while (found.find()) {
                    if (found.group(1).equals(id)) {
                        names.add(found.group(2));
                    }
                }
            }
        });
        return names;
    }
}
