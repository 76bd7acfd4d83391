package io.waybill.mappings.leadconduit;

import com.google.re2j.Pattern;
import io.waybill.mappings.pattern.ScriptPattern;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Their helpers as filters of ours. */
final class Helpers {
    private static final Set<String> HASHES = Set.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512");
    private static final Set<String> LOGIC =
            Set.of("compare", "eq", "ne", "gt", "gte", "lt", "lte", "and", "or", "not");
    private static final Set<String> OPERATORS = Set.of("==", "===", "!=", "!==", "<", "<=", ">", ">=");
    private static final Pattern NUMERAL = Pattern.compile("[-+$(\\s]*0[0,.\\[\\]]*\\s?[%ao]?\\s?[$)%]*");

    private Helpers() {}

    static boolean isLogic(String name) {
        return LOGIC.contains(name);
    }

    /** The helper's value as text. */
    static String text(Call call) {
        if (isLogic(call.name())) {
            return "(" + logic(call) + ") ~ ''";
        }
        return call.name().equals("math") ? "(" + value(call) + ") ~ ''" : value(call);
    }

    /** The helper's value. */
    static String value(Call call) {
        return switch (call.name()) {
            case "format" -> format(call);
            case "math" -> MathText.translate(call);
            case "lowercase" -> input(call) + " | lower";
            case "uppercase" -> input(call) + " | upper";
            case "substring" -> substring(call);
            case "replace" -> replace(call);
            case "extract" -> extract(call);
            default -> hash(call);
        };
    }

    private static String input(Call call) {
        return call.get("value", 0).expression();
    }

    private static String format(Call call) {
        String pattern = call.literal("format", 1);
        Call.Argument locale = call.find("locale", 9);
        if (locale != null
                && !String.valueOf(locale.literal())
                        .toLowerCase(java.util.Locale.ROOT)
                        .startsWith("en")) {
            throw new Untranslatable("Only English dates can be written.");
        }
        if (pattern.contains("#")) {
            return input(call) + " | phone(" + Words.quoted(pattern) + ")";
        }
        if (NUMERAL.matches(pattern)) {
            return input(call) + " | numeral(" + Words.quoted(pattern) + ")";
        }
        Call.Argument zone = call.named().get("timezone");
        return input(call) + " | moment(" + Words.quoted(pattern) + (zone == null ? "" : ", " + zone.expression())
                + ")";
    }

    private static String substring(Call call) {
        Call.Argument end = call.find("end", 2);
        return "%s | substring(%s%s)"
                .formatted(input(call), call.get("start", 1).expression(), end == null ? "" : ", " + end.expression());
    }

    private static String replace(Call call) {
        Call.Argument find = call.find("find", 1) == null ? call.get("search", 1) : call.get("find", 1);
        Call.Argument with = call.find("replace", 2) == null ? call.get("with", 2) : call.get("replace", 2);
        String literal = find.literal() == null ? "" : find.literal();
        if (!isRegexp(literal)) {
            return "%s | replace(%s, %s)".formatted(input(call), find.expression(), with.expression());
        }
        return "%s | replace_regex(%s, %s)".formatted(input(call), pattern(literal), with.expression());
    }

    private static String extract(Call call) {
        return "%s | extract(%s)".formatted(input(call), pattern(call.literal("pattern", 1)));
    }

    private static boolean isRegexp(String text) {
        return text.startsWith("regexp(") && text.endsWith(")");
    }

    private static String pattern(String text) {
        String inside = isRegexp(text) ? text.substring("regexp(".length(), text.length() - 1) : text;
        if (ScriptPattern.of(inside).find() == null) {
            throw new Untranslatable(
                    "The pattern uses what is not available here, such as look-around: %s".formatted(inside));
        }
        return Words.quoted(inside);
    }

    private static String hash(Call call) {
        if (!HASHES.contains(call.name())) {
            throw new Untranslatable("The helper (%s) is not known here.".formatted(call.name()));
        }
        Call.Argument salt = call.named().get("salt");
        Call.Argument encoding = call.named().get("encoding");
        boolean plain = salt == null && encoding == null;
        if (plain && (call.name().equals("md5") || call.name().equals("sha256"))) {
            return input(call) + " | " + call.name();
        }
        String salted = salt == null ? "''" : salt.expression();
        String encoded = encoding == null ? "" : ", " + encoding.expression();
        return "%s | hash('%s'%s)".formatted(input(call), call.name(), plain ? "" : ", " + salted + encoded);
    }

    /** Something that is true or false. */
    static String logic(Call call) {
        return switch (call.name()) {
            case "compare" -> comparison(call);
            case "not" -> "not (" + truth(call.get("value", 0)) + ")";
            case "and", "or" ->
                call.arguments().stream()
                        .map(argument -> "(" + truth(argument) + ")")
                        .collect(Collectors.joining(" " + call.name() + " "));
            default ->
                compared(
                        call.get("left", 0).expression(),
                        switch (call.name()) {
                            case "eq" -> "==";
                            case "ne" -> "!=";
                            case "gt" -> ">";
                            case "gte" -> ">=";
                            case "lt" -> "<";
                            default -> "<=";
                        },
                        call.get("right", 1).expression());
        };
    }

    /** {@code compare a ">" b}, or {@code compare a b operator=">"}. */
    static String comparison(Call call) {
        List<Call.Argument> arguments = call.arguments();
        boolean between = arguments.size() == 3;
        Call.Argument named = call.named().get("operator");
        String operator =
                between ? call.literal("operator", 1) : named == null ? "==" : String.valueOf(named.literal());
        if (!OPERATORS.contains(operator)) {
            throw new Untranslatable("The comparison (%s) is not known here.".formatted(operator));
        }
        return compared(
                call.get("left", 0).expression(),
                operator,
                call.get("right", between ? 2 : 1).expression());
    }

    static String compared(String left, String operator, String right) {
        return "%s | compare('%s', %s)".formatted(left, operator, right);
    }

    private static String truth(Call.Argument argument) {
        return argument.expression() + " | truthy";
    }
}
