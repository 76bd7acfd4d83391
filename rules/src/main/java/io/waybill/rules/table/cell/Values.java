package io.waybill.rules.table.cell;

import io.waybill.rules.flow.Problems;
import io.waybill.rules.table.cell.Condition.AnyOf;
import io.waybill.rules.table.cell.Condition.OneOf;
import io.waybill.rules.table.cell.Elements.Element;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Lists of values and ranges: {@code CA, NY}, {@code 500..700}, {@code 200, 5xx}, {@code Mon-Fri}. */
final class Values {
    private static final Pattern TIGHT_THOUSANDS = Pattern.compile(".*\\d,\\d{3}(?!\\d).*", Pattern.DOTALL);
    private static final Pattern BROKEN_THOUSANDS = Pattern.compile("0\\d\\d(\\.\\d+)?");

    private final CellType type;
    private final Set<Object> keys = new LinkedHashSet<>();
    private final List<Condition> conditions = new ArrayList<>();

    private Values(CellType type) {
        this.type = type;
    }

    static Parsed<Condition> read(String text, CellType type) {
        boolean counts = type == CellType.NUMBER || type == CellType.OPEN;
        if (counts && Numbers.isGroupedAmount(text)) {
            return Numbers.read(text).map(number -> new OneOf(Set.of(number)));
        }
        if (counts && text.contains("..") && TIGHT_THOUSANDS.matcher(text).matches()) {
            return new Parsed.Bad<>(
                    "may be a list or have thousands commas. Maybe " + Problems.shortened(text.replace(",", "")) + "?");
        }
        return switch (Elements.of(text)) {
            case Parsed.Bad<List<Element>> bad -> bad.instead();
            case Parsed.Good<List<Element>>(List<Element> elements) -> new Values(type).read(text, elements);
        };
    }

    private Parsed<Condition> read(String cell, List<Element> elements) {
        for (Element element : elements) {
            boolean cutNumber = type == CellType.NUMBER
                    && elements.size() > 1
                    && !element.quoted()
                    && BROKEN_THOUSANDS.matcher(element.text()).matches();
            if (cutNumber) {
                return new Parsed.Bad<>("may be a list or have thousands commas. Maybe "
                        + Problems.shortened(cell.replace(",", "")) + "?");
            }
            String mistake = add(element);
            if (!mistake.isEmpty()) {
                boolean whole = elements.size() == 1;
                return new Parsed.Bad<>(
                        whole ? mistake : "has \"" + Problems.shortened(element.text()) + "\", which " + mistake);
            }
        }
        if (!keys.isEmpty()) {
            conditions.addFirst(new OneOf(keys));
        }
        return new Parsed.Good<>(conditions.size() == 1 ? conditions.getFirst() : new AnyOf(conditions));
    }

    private String add(Element element) {
        if (element.quoted()) {
            return keep(Literal.read(element.text(), type));
        }
        Parsed<Condition> range = Ranges.find(element.text(), type);
        return range == null ? keep(Literal.read(element.text(), type)) : keepRange(range);
    }

    private String keep(Parsed<Object> key) {
        return switch (key) {
            case Parsed.Good<Object>(Object value) -> {
                keys.add(value);
                yield "";
            }
            case Parsed.Bad<Object>(String text) -> text;
        };
    }

    private String keepRange(Parsed<Condition> range) {
        return switch (range) {
            case Parsed.Good<Condition>(OneOf(Set<Object> days)) -> {
                keys.addAll(days);
                yield "";
            }
            case Parsed.Good<Condition>(Condition condition) -> {
                conditions.add(condition);
                yield "";
            }
            case Parsed.Bad<Condition>(String text) -> text;
        };
    }
}
