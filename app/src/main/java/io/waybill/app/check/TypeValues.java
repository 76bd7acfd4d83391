package io.waybill.app.check;

import io.waybill.mappings.field.FieldType;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.field.FieldValue;
import io.waybill.rules.analysis.FieldValues;
import io.waybill.rules.analysis.Grid;
import io.waybill.rules.flow.Suggestion;
import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Reading;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the values of the field types can be: a text can be a value when the type, given it, leaves it as it is. */
final class TypeValues implements FieldValues {
    private static final Set<String> ANY_TEXT =
            Set.of("string", "first_name", "last_name", "city", "credential", "street");

    private static final Map<String, Set<String>> WORDS = Map.of(
            "gender", Set.of("male", "female", "other"),
            "gender.abbr", Set.of("m", "f", "o"),
            "phone.type", Set.of("mobile", "home", "work"),
            "postal_code.country_code", Set.of("us", "ca", "gb"),
            "url.protocol", Set.of("http", "https"));

    private static final Map<String, Integer> DIGITS = Map.of(
            "postal_code.zip", 5,
            "postal_code.four", 4,
            "ssn", 9,
            "ssn.first_three", 3,
            "ssn.middle_two", 2,
            "ssn.last_four", 4);

    private static final Map<String, Grid> NUMBERS = Map.of(
            "dob.age", new Grid(new BigDecimal("0.1"), BigDecimal.ZERO, null),
            "dob.year", Grid.wholeFrom(1),
            "date.year", Grid.wholeFrom(1),
            "date.month", Grid.whole(1, 12),
            "date.day", Grid.whole(1, 31),
            "phone.country_calling_code", Grid.whole(1, 999));

    private static final Map<String, Set<String>> SURE_PARTS = Map.of(
            "dob", Set.of("age", "year"),
            "date", Set.of("year", "month", "day"),
            "email", Set.of("user", "domain", "is_free", "is_disposable"),
            "phone", Set.of("country_calling_code", "is_tollfree"),
            "ssn", Set.of("first_three", "middle_two", "last_four"),
            "gender", Set.of("abbr"),
            "state", Set.of("name"),
            "country", Set.of("name"),
            "ip", Set.of("is_ipv4"),
            "range", Set.of("min"));

    /** Where a part alone is a value of its type, with what must stand around it. */
    private static final Map<String, String> AROUND =
            Map.of("state.name", "%s", "country.name", "%s", "email.domain", "ann@%s", "email.tld", "ann@example.%s");

    private final FieldTypes types;
    private final StateWords states;

    TypeValues(FieldTypes types) {
        this.types = types;
        this.states = StateWords.of(types);
    }

    @Override
    public @Nullable String findMistake(String type, String part, String text) {
        Set<String> words = findWords(type, part);
        if (words != null) {
            return words.contains(text)
                    ? null
                    : "there are only %s.%s"
                            .formatted(
                                    String.join(", ", words.stream().sorted().toList()), Suggestion.maybe(text, words));
        }
        Digits digits = findDigits(type, part);
        if (digits != null) {
            return text.matches("\\d{" + digits.count() + "}")
                    ? null
                    : "it has %d digits. Maybe %s?"
                            .formatted(digits.count(), "1234567890".substring(0, digits.count()));
        }
        if (part.equals("code") && type.equals("state")) {
            return states.findMistake(text);
        }
        if (type.equals("phone") && part.equals("area")) {
            return text.matches("\\d+") ? null : "an area code is digits. Maybe 512?";
        }
        return part.isEmpty() ? ofWhole(type, text) : ofPart(type, part, text);
    }

    private @Nullable String ofWhole(String type, String text) {
        FieldType known = types.find(type);
        if (known == null || ANY_TEXT.contains(type) || !known.kind().equals("text")) {
            return null;
        }
        FieldValue value = known.parse(text);
        String words = type.replace('_', ' ');
        if (!value.valid() || value.normal() == null) {
            return "it is not a valid %s. Maybe another value?".formatted(words);
        }
        if (!folded(value.normal()).equals(text)) {
            return "of a %s only the normal form is compared. Maybe %s?".formatted(words, value.normal());
        }
        return type.equals("state") ? states.findMistake(text) : null;
    }

    private @Nullable String ofPart(String type, String part, String text) {
        String around = AROUND.get(type + "." + part);
        FieldType known = types.find(type);
        if (around == null || known == null) {
            return null;
        }
        Object found = known.parse(around.formatted(text)).parts().get(part);
        if (found != null && folded(found.toString()).equals(text)) {
            return null;
        }
        return found == null
                ? "no %s has such a %s. Maybe another value?".formatted(type, part)
                : "it is written otherwise. Maybe %s?".formatted(found);
    }

    private static String folded(String text) {
        return Reading.of(CellType.TEXT, text, true).folded();
    }

    @Override
    public @Nullable Set<String> findWords(String type, String part) {
        return WORDS.get(name(type, part));
    }

    @Override
    public Grid numbers(String type, String part) {
        return NUMBERS.getOrDefault(name(type, part), Grid.ANY);
    }

    @Override
    public @Nullable Digits findDigits(String type, String part) {
        Integer count = DIGITS.get(name(type, part));
        return count == null ? null : new Digits(count);
    }

    @Override
    public Set<String> listSureParts(String type) {
        return SURE_PARTS.getOrDefault(type, Set.of());
    }

    @Override
    public boolean canBeInvalid(String type) {
        return type.equals("street") || !(ANY_TEXT.contains(type) || type.equals("state"));
    }

    private static String name(String type, String part) {
        return part.isEmpty() ? type : type + "." + part;
    }
}
