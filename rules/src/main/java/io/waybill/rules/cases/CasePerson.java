package io.waybill.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.rules.fact.Duplicate;
import io.waybill.rules.fact.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a case says is known of the person: {@code "duplicates"} and {@code "listed"}. */
final class CasePerson {
    private static final Set<String> DUPLICATE_KEYS = Set.of("name", "count", "days", "source", "sold", "lead");
    private static final Set<String> LISTED_KEYS = Set.of("list", "field");

    private CasePerson() {}

    static List<Duplicate> duplicates(CaseJson json) throws CaseJson.Wrong {
        List<Duplicate> duplicates = new ArrayList<>();
        for (JsonNode node : json.list("duplicates")) {
            CaseJson found = CaseJson.of("duplicates", node, DUPLICATE_KEYS);
            duplicates.add(new Duplicate(
                    named(found, "name", "the check"),
                    found.number("count", 1),
                    found.number("days", 0),
                    found.text("source", "demo"),
                    found.child("sold").asBoolean(),
                    found.text("lead", "")));
        }
        return duplicates;
    }

    static List<Listed> listed(CaseJson json) throws CaseJson.Wrong {
        List<Listed> listed = new ArrayList<>();
        for (JsonNode node : json.list("listed")) {
            CaseJson found = CaseJson.of("listed", node, LISTED_KEYS);
            listed.add(new Listed(named(found, "list", "the list"), named(found, "field", "the field")));
        }
        return listed;
    }

    private static String named(CaseJson json, String key, String what) throws CaseJson.Wrong {
        if (!json.has(key)) {
            throw new CaseJson.Wrong("%s: (%s) is missing: the name of %s.".formatted(json.where(), key, what));
        }
        return json.text(key, "");
    }
}
