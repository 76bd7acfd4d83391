package io.waybill.mappings.field;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All types a field can have, by name. Immutable, safe for use by many threads. */
public final class FieldTypes {
    // Read once: a lead that goes on from its journal has its fields parsed anew, by the clock of the day it came.
    private static final FieldType STATE = new StateType(States.load());
    private static final FieldType COUNTRY = new CountryType(Countries.load());
    private static final FieldType EMAIL = new EmailType(MailDomains.load());

    private final Map<String, FieldType> byName = new LinkedHashMap<>();

    /** The clock says which day it is (in UTC) when a date of birth becomes an age. */
    public FieldTypes(Clock clock) {
        for (FieldType type : types(clock)) {
            byName.put(type.name(), type);
        }
    }

    private static List<FieldType> types(Clock clock) {
        return List.of(
                TextType.trimmed("string"),
                TextType.trimmed("first_name"),
                TextType.trimmed("last_name"),
                new StreetType(),
                TextType.trimmed("city"),
                STATE,
                new PostalCodeType(),
                COUNTRY,
                EMAIL,
                new PhoneType(),
                new NumberType(),
                new RangeType(),
                new BooleanType(),
                new DateType(),
                new DobType(clock),
                new TimeType(),
                new SsnType(),
                new GenderType(),
                new IpType(),
                new UrlType(),
                new TrustedFormUrlType(),
                TextType.verbatim("credential"));
    }

    /** The type as written in {@code fields.yaml}; null when there is none of that name. */
    public @Nullable FieldType find(String name) {
        return byName.get(name);
    }

    /** Every type, always in the same order. */
    public List<FieldType> all() {
        return List.copyOf(byName.values());
    }
}
