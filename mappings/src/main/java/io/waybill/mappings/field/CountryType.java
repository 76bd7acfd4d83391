package io.waybill.mappings.field;

import java.util.Map;

/** A country, in its two-letter ISO 3166 code. */
final class CountryType implements FieldType {
    private final Countries countries;

    CountryType(Countries countries) {
        this.countries = countries;
    }

    @Override
    public String name() {
        return "country";
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of("name", "text");
    }

    @Override
    public FieldValue parse(String raw) {
        Countries.Country country = countries.find(RawText.trimmed(raw));
        return country == null
                ? FieldValue.invalid(name(), raw)
                : FieldValue.text(
                        name(),
                        raw,
                        country.code(),
                        new Parts().with("name", country.name()).all());
    }
}
