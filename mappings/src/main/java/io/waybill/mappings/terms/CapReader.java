package io.waybill.mappings.terms;

import io.waybill.mappings.terms.Cap.Measure;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import io.waybill.mappings.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code caps:}, one map or a list of them. */
public final class CapReader {
    private static final String SAMPLE = "{ leads: 100, per: day }";
    private static final BigDecimal MOST = new BigDecimal("10000000000");

    private CapReader() {}

    /** The caps; mistakes are reported, and such a cap is left out. */
    public static List<Cap> read(Keys keys) {
        List<Cap> caps = new ArrayList<>();
        for (Keys below : keys.maps("caps", SAMPLE)) {
            Cap cap = cap(below);
            below.refuseOthers();
            if (cap != null) {
                caps.add(cap);
            }
        }
        return caps;
    }

    private static @Nullable Cap cap(Keys keys) {
        boolean leads = keys.find("leads") != null;
        boolean spend = keys.find("spend") != null;
        Period per = Period.find(Settings.oneOf(keys, "per", Period.DAY.word(), Period.listWords()));
        var zone = Zones.read(keys);
        List<Cap.When> conditions = conditions(keys);
        if (leads == spend) {
            keys.loading().problems().add(keys.place(), "", "A cap counts leads or spend. Maybe %s.".formatted(SAMPLE));
            return null;
        }
        Measure measure = leads ? Measure.LEADS : Measure.SPEND;
        long amount = leads ? Settings.count(keys, "leads", 1) : cents(keys);
        return new Cap(measure, amount, Objects.requireNonNullElse(per, Period.DAY), zone, conditions);
    }

    private static long cents(Keys keys) {
        BigDecimal dollars = Settings.findDecimal(keys, "spend");
        if (dollars == null
                || dollars.compareTo(MOST) >= 0
                || dollars.stripTrailingZeros().scale() > 2) {
            keys.refuse("spend", "is not an amount of dollars and cents. Maybe 5000.00.");
            return 0;
        }
        return dollars.movePointRight(2).longValueExact();
    }

    /** @return in the order written */
    private static List<Cap.When> conditions(Keys cap) {
        Keys when = cap.findKeys("when");
        List<Cap.When> conditions = new ArrayList<>();
        for (String column : when == null ? List.<String>of() : when.names()) {
            checkColumn(Objects.requireNonNull(when), column);
            String cell = cell(when, column);
            if (cell != null) {
                conditions.add(new Cap.When(
                        column, cell, Objects.requireNonNull(when.find(column)).place()));
            }
        }
        return conditions;
    }

    private static void checkColumn(Keys when, String column) {
        String mistake = column.equals("source")
                ? null
                : when.loading().vocabulary().findMistake(List.of(column.split("\\.", 2)));
        if (mistake != null) {
            when.problem(column, mistake);
        }
    }

    /** A list says the same as a cell with commas. */
    private static @Nullable String cell(Keys when, String column) {
        if (when.find(column) instanceof YamlValue.Items items
                && items.values().stream().allMatch(YamlValue.Text.class::isInstance)) {
            return items.values().stream().map(YamlValue::cell).collect(Collectors.joining(", "));
        }
        YamlValue.Text text = when.findScalar(column);
        return text == null ? null : text.text();
    }
}
