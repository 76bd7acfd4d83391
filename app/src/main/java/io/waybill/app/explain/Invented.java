package io.waybill.app.explain;

import io.waybill.app.leads.Masking;
import io.waybill.app.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Invents values that look like what people send and are nobody's. */
final class Invented {
    /** The example number of the United States' numbering plan, and one in the caller's own area. */
    private static final String NUMBER = "2015550123";

    private static final int LINE_DIGITS = 7;
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}");
    private static final Set<String> TOO = Set.of("trustedform_url", "postal_code", "city");

    private Invented() {}

    /** The fields to be replaced: those that are hidden from the role, and for viewers what points to the person besides. */
    static List<String> personal(Map<String, String> types, Role role) {
        var personal = new ArrayList<String>();
        types.forEach((field, type) -> {
            if (Masking.isHidden(type, role) || (role == Role.VIEWER && TOO.contains(type))) {
                personal.add(field);
            }
        });
        return personal;
    }

    /** Whether the caller must not see values of this type. */
    static boolean isSecret(String type, Role role) {
        return Masking.isHidden(type, role);
    }

    /** What may stand in for a value, the least telling first. */
    static List<String> values(String type, String sent) {
        return switch (type) {
            case "first_name" -> List.of("Alex");
            case "last_name" -> List.of("Example");
            case "email" -> List.of("alex@example.com", "alex" + sent.substring(Math.max(0, sent.indexOf('@'))));
            case "street" -> List.of("1 Example Street");
            case "city" -> List.of("Exampleton");
            case "postal_code" -> List.of("10001", sent.substring(0, Math.min(3, sent.length())) + "01");
            case "phone" -> phones(sent);
            case "dob" -> List.of("1985-01-15", year(sent) + "-01-01", year(sent) + "-12-31");
            case "ssn" -> List.of(digits(sent, "219099999"));
            case "ip" -> List.of("192.0.2.1");
            case "trustedform_url" -> List.of("https://cert.trustedform.com/0000000000000000000000000000000000000000");
            default -> List.of("invented");
        };
    }

    private static List<String> phones(String sent) {
        String digits = sent.replaceAll("[^0-9]", "");
        String plain = digits.length() == NUMBER.length() + 1 ? digits.substring(1) : digits;
        String own = plain.length() < LINE_DIGITS
                ? NUMBER
                : plain.substring(0, plain.length() - LINE_DIGITS) + NUMBER.substring(NUMBER.length() - LINE_DIGITS);
        String country = digits.length() == plain.length() ? "" : digits.substring(0, 1);
        return List.of(digits(sent, country + NUMBER), digits(sent, country + own));
    }

    private static String year(String sent) {
        var year = YEAR.matcher(sent);
        return year.find() ? year.group() : "1985";
    }

    /** The same text with other digits, as far as there are any. */
    private static String digits(String sent, String others) {
        var text = new StringBuilder();
        int place = 0;
        for (int i = 0; i < sent.length(); i++) {
            char letter = sent.charAt(i);
            boolean digit = letter >= '0' && letter <= '9';
            text.append(digit ? others.charAt(place++ % others.length()) : letter);
        }
        return text.toString();
    }
}
