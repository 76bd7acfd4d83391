package io.waybill.app.lists;

import io.waybill.mappings.field.FieldType;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.field.FieldValue;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a list compares values: the normal form of the list's type in small letters, a phone without its extension. On a list
 * without a type each value says by its looks what it is, on the list and in the lead alike.
 */
@Singleton
final class ListValues {
    private static final String EMAIL = "email";
    private static final String PHONE = "phone";
    private static final Pattern LIKE_A_PHONE = Pattern.compile("[+(]?[0-9][0-9 ().-]{8,24}");
    private static final Pattern EXTENSION = Pattern.compile("x\\d*$");

    private final FieldTypes types;

    ListValues(FieldTypes types) {
        this.types = types;
    }

    /** Whether lists may be of this type; the empty one means that nobody says. */
    boolean isType(String type) {
        return type.isEmpty() || types.find(type) != null;
    }

    List<String> listTypes() {
        return types.all().stream().map(FieldType::name).toList();
    }

    /** The form of a text; null when it is not of the type. */
    @Nullable
    String find(String type, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        return type.isEmpty() ? byItsLooks(stripped) : normal(Objects.requireNonNull(types.find(type)), stripped);
    }

    /** The form of a lead's field; null when it is invalid or not of the list's type. */
    @Nullable
    String find(String type, FieldValue field) {
        if (!field.valid() || field.normal() == null) {
            return null;
        }
        if (type.equals(field.type())) {
            return folded(type, field.normal());
        }
        return find(type, type.isEmpty() ? field.normal() : field.raw());
    }

    private @Nullable String byItsLooks(String text) {
        FieldType type = types.find(text.indexOf('@') >= 0 ? EMAIL : PHONE);
        boolean looks = text.indexOf('@') >= 0 || LIKE_A_PHONE.matcher(text).matches();
        String normal = looks && type != null ? normal(type, text) : null;
        return normal == null ? text.toLowerCase(Locale.ROOT) : normal;
    }

    private static @Nullable String normal(FieldType type, String text) {
        FieldValue value = type.parse(text);
        return value.valid() && value.normal() != null ? folded(type.name(), value.normal()) : null;
    }

    private static String folded(String type, String normal) {
        String small = normal.toLowerCase(Locale.ROOT);
        return type.equals(PHONE) ? EXTENSION.matcher(small).replaceFirst("") : small;
    }
}
