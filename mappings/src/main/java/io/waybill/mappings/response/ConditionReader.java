package io.waybill.mappings.response;

import com.google.re2j.Pattern;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import io.waybill.mappings.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads conditions from a mapping file. Everything one map says must hold together. */
final class ConditionReader {
    private ConditionReader() {}

    /** The condition below a key; null when missing, or after reporting a problem. */
    static @Nullable Condition find(Keys keys, String key) {
        Keys below = keys.findKeys(key);
        return below == null ? null : read(below);
    }

    private static @Nullable Condition read(Keys keys) {
        int before = keys.loading().problems().count();
        List<Condition> conditions = new ArrayList<>();
        addStatus(keys, conditions);
        addChecks(keys, conditions);
        addNested(keys, conditions);
        keys.refuseOthers();
        if (keys.loading().problems().count() > before) {
            return null;
        }
        if (conditions.isEmpty()) {
            keys.loading()
                    .problems()
                    .add(
                            keys.place(),
                            "",
                            "The condition asks nothing. Maybe { path: \"$.status\", equals: accepted }.");
            return null;
        }
        return conditions.size() == 1 ? conditions.getFirst() : new Condition.All(List.copyOf(conditions));
    }

    private static void addStatus(Keys keys, List<Condition> conditions) {
        List<Condition.Status.Range> ranges = new ArrayList<>();
        for (YamlValue value : keys.list("status")) {
            for (String word : value.cell().split(",", -1)) {
                Condition.Status.Range range = StatusRange.find(word.strip());
                if (range == null) {
                    keys.problem("status", "(%s) is not a status. Maybe 200, 2xx or 200..299.".formatted(word.strip()));
                } else {
                    ranges.add(range);
                }
            }
        }
        if (!ranges.isEmpty()) {
            conditions.add(new Condition.Status(List.copyOf(ranges)));
        }
    }

    private static void addChecks(Keys keys, List<Condition> conditions) {
        List<Pick> picks = PickReader.structural(keys);
        List<Check> checks = checks(keys);
        if (picks.size() > 1) {
            keys.loading()
                    .problems()
                    .add(
                            keys.place(),
                            "",
                            "Only one of path, xpath, css, header can stand here. Maybe use all: [ … ].");
        } else if (picks.size() == 1 && checks.isEmpty()) {
            keys.loading()
                    .problems()
                    .add(
                            keys.place(),
                            "",
                            "One of equals, in, contains, matches, exists is expected. Maybe exists: true.");
        } else {
            checks.forEach(check -> conditions.add(
                    picks.isEmpty() ? new Condition.Text(check) : new Condition.Value(picks.getFirst(), check)));
        }
    }

    private static List<Check> checks(Keys keys) {
        List<Check> checks = new ArrayList<>();
        if (keys.findScalar("equals") != null) {
            checks.add(new Check.OneOf(List.of(keys.text("equals", ""))));
        }
        if (keys.find("in") != null) {
            checks.add(new Check.OneOf(keys.texts("in")));
        }
        if (keys.find("contains") != null) {
            checks.add(new Check.Contains(keys.texts("contains")));
        }
        YamlValue.Text matches = keys.findScalar("matches");
        Pattern pattern = matches == null ? null : PickReader.pattern(matches, keys.loading());
        if (pattern != null) {
            checks.add(new Check.Matches(pattern));
        }
        if (keys.has("exists")) {
            checks.add(new Check.Exists(Settings.flag(keys, "exists", true)));
        }
        return checks;
    }

    private static void addNested(Keys keys, List<Condition> conditions) {
        if (keys.find("all") != null) {
            conditions.add(new Condition.All(nested(keys, "all")));
        }
        if (keys.find("any") != null) {
            conditions.add(new Condition.Any(nested(keys, "any")));
        }
        Condition not = find(keys, "not");
        if (not != null) {
            conditions.add(new Condition.Not(not));
        }
    }

    private static List<Condition> nested(Keys keys, String key) {
        List<Condition> nested = new ArrayList<>();
        for (YamlValue value : keys.list(key)) {
            Condition condition =
                    value instanceof YamlValue.Section section ? read(new Keys(section, keys.loading())) : null;
            if (condition != null) {
                nested.add(condition);
            } else if (!(value instanceof YamlValue.Section)) {
                keys.loading()
                        .problems()
                        .add(value.place(), value.cell(), "This is not a condition. Maybe { contains: … }.");
            }
        }
        return List.copyOf(nested);
    }
}
