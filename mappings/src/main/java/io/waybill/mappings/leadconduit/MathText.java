package io.waybill.mappings.leadconduit;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.stream.Collectors;

/** Their arithmetic as ours: what is no number counts as 0. */
final class MathText {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:([0-9]+(?:\\.[0-9]+)?)|([A-Za-z_][A-Za-z0-9_.\\[\\]]*)(\\s*\\()?|([-+*/%()]))");
    private static final Pattern OPERATOR = Pattern.compile("[-+*/%]");

    private MathText() {}

    /** {@code math "lead.a * 2"}, or {@code math lead.a "*" 2}. */
    static String translate(Call call) {
        if (call.arguments().size() == 1 && call.arguments().getFirst().literal() != null) {
            return expression(call.arguments().getFirst());
        }
        return call.arguments().stream().map(MathText::piece).collect(Collectors.joining(" "));
    }

    private static String piece(Call.Argument argument) {
        String literal = argument.literal();
        if (literal == null) {
            return number(argument.expression());
        }
        return OPERATOR.matches(literal.strip()) ? literal.strip() : expression(argument);
    }

    private static String expression(Call.Argument argument) {
        String text = String.valueOf(argument.literal()).strip();
        StringBuilder out = new StringBuilder();
        Matcher tokens = TOKEN.matcher(text);
        int done = 0;
        while (tokens.find() && tokens.start() == done) {
            out.append(out.isEmpty() ? "" : " ").append(token(tokens, argument));
            done = tokens.end();
        }
        if (done != text.length() || done == 0) {
            throw new Untranslatable("The arithmetic (%s) uses what is not available here.".formatted(text));
        }
        return out.toString();
    }

    private static String token(Matcher token, Call.Argument argument) {
        if (token.group(3) != null) {
            throw new Untranslatable("The function (%s) is not available here.".formatted(token.group(2)));
        }
        String name = token.group(2);
        return name != null
                ? number(argument.variables().apply(name))
                : token.group().strip();
    }

    private static String number(String expression) {
        return "(" + expression + " | number | default(0))";
    }
}
