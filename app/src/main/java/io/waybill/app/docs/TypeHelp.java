package io.waybill.app.docs;

import java.util.Map;

/**
 * What a sender should know of a field's type.
 *
 * @param accepted in words
 * @param example a value that is valid
 */
public record TypeHelp(String accepted, String example) {
    private static final TypeHelp OTHER = new TypeHelp("Any text", "text");

    private static final Map<String, TypeHelp> BY_TYPE = Map.ofEntries(
            Map.entry("string", OTHER),
            Map.entry("first_name", new TypeHelp("A first name", "Ann")),
            Map.entry("last_name", new TypeHelp("A last name", "Miller")),
            Map.entry("street", new TypeHelp("House number and street", "12 Elm Road")),
            Map.entry("city", new TypeHelp("A city", "Oakland")),
            Map.entry("state", new TypeHelp("A state or province of the US or Canada, as code or name", "CA")),
            Map.entry(
                    "postal_code", new TypeHelp("A US ZIP code of 5 or 9 digits, a Canadian or UK postcode", "94612")),
            Map.entry("country", new TypeHelp("A country, as code or name", "US")),
            Map.entry("email", new TypeHelp("An e-mail address", "ann.miller@example.com")),
            Map.entry(
                    "phone",
                    new TypeHelp(
                            "A US or Canadian number in any writing; others with + and country code",
                            "(415) 555-2671")),
            Map.entry(
                    "number", new TypeHelp("A number; currency signs, commas, units and 20k are understood", "15000")),
            Map.entry("range", new TypeHelp("A range such as 10-20, 10 to 20, 10+, or one number", "10000-25000")),
            Map.entry("boolean", new TypeHelp("yes or no, y or n, true or false, 1 or 0, on or off", "yes")),
            Map.entry("date", new TypeHelp("A date: YYYY-MM-DD, MM/DD/YYYY or written out", "2026-03-01")),
            Map.entry("dob", new TypeHelp("A date of birth: YYYY-MM-DD, MM/DD/YYYY or written out", "1980-05-17")),
            Map.entry(
                    "time",
                    new TypeHelp(
                            "A moment: ISO 8601 or written out; without a zone it is UTC", "2026-03-01T12:00:00Z")),
            Map.entry("ssn", new TypeHelp("A US social security number of nine digits", "219-09-9999")),
            Map.entry("gender", new TypeHelp("m, male, f, female, o or other", "female")),
            Map.entry("ip", new TypeHelp("An IPv4 or IPv6 address", "203.0.113.7")),
            Map.entry("url", new TypeHelp("A web address", "https://www.example.com/form")),
            Map.entry(
                    "trustedform_url",
                    new TypeHelp(
                            "A TrustedForm certificate's address",
                            "https://cert.trustedform.com/0123456789abcdef0123456789abcdef01234567")),
            Map.entry("credential", new TypeHelp("A secret text, kept as sent", "a-secret")));

    /** Of a field type by its name; of one that nobody knows, any text. */
    public static TypeHelp of(String type) {
        return BY_TYPE.getOrDefault(type, OTHER);
    }
}
