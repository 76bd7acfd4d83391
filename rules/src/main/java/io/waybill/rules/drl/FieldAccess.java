package io.waybill.rules.drl;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.Suggestion;
import io.waybill.rules.flow.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns {@code this["loan_amount"] == 15000} into {@code number("loan_amount") == 15000}: as plain objects a number would never equal another
 * number type, and text operators would not compile. On the way misspelled fields are found. Lines stay where they are.
 */
final class FieldAccess {
    private final DrlText drl;
    private final Map<String, ValueKind> columns;
    private final List<Token> tokens;
    private final StringBuilder out = new StringBuilder();
    private final List<RuleProblem> problems = new ArrayList<>();
    private int copied;

    /** What became of the text, and the fields it names that do not exist. */
    record Rewritten(DrlText drl, List<RuleProblem> problems) {}

    /** @param columns the flow's fields and their parts */
    static Rewritten in(DrlText drl, Map<String, ValueKind> columns) {
        return new FieldAccess(drl, columns).rewritten();
    }

    private FieldAccess(DrlText drl, Map<String, ValueKind> columns) {
        this.drl = drl;
        this.columns = columns;
        this.tokens = Token.of(drl);
    }

    private Rewritten rewritten() {
        FieldReads.in(tokens, columns.keySet()).forEach(this::rewrite);
        out.append(drl.text(), copied, drl.text().length());
        return new Rewritten(DrlText.of(drl.file(), out.toString()), problems);
    }

    private void rewrite(FieldRead read) {
        String accessor = read.ofLead() ? accessorOfLead(read) : accessorOfAppended(read);
        boolean yes = read.inPattern() && accessor.equals("yes");
        boolean negated = yes && before(read).is("!") && !isCompared(read);
        int from = (negated ? before(read) : token(read.first())).start();
        out.append(drl.text(), copied, from).append(read.owner()).append(accessor);
        out.append("(\"").append(read.name()).append("\")");
        copied = token(read.last()).end();
        if (negated) {
            out.append(" == false");
        } else if (yes && isAlone(read)) {
            out.append(" == true");
        } else if (read.inPattern() && after(read).is(".")) {
            out.append('!');
        }
    }

    private String accessorOfLead(FieldRead read) {
        ValueKind kind = columns.get(read.name());
        if (kind == null) {
            int line = drl.line(token(read.first()).start());
            String maybe = Suggestion.maybe(read.name(), columns.keySet());
            String text = "Not a field of this flow, nor a part of one." + maybe;
            problems.add(RuleProblem.error(drl.file(), line, "", read.name(), text));
            return "get";
        }
        return switch (kind) {
            case TEXT -> textAccessor(read);
            case NUMBER -> "number";
            case BOOLEAN -> "yes";
            case DATE -> "date";
            case TIME -> "time";
            case DAY -> "get";
        };
    }

    /** What an enhancement appends has no declared type: what it is compared with tells. */
    private String accessorOfAppended(FieldRead read) {
        Token next = after(read);
        if (next.is("contains") || next.is("matches") || next.is("str") || next.is(".")) {
            return textAccessor(read);
        }
        int at = read.last() + 1;
        while (isOperator(token(at))) {
            at++;
        }
        return token(at).kind() == Token.Kind.NUMBER ? "number" : "get";
    }

    private static boolean isOperator(Token token) {
        boolean sign = token.text().length() == 1 && "=!<>(-".contains(token.text());
        return token.kind() == Token.Kind.SIGN ? sign : token.is("in") || token.is("not");
    }

    /** The engine's {@code str[…]} operators fail on null. */
    private String textAccessor(FieldRead read) {
        return after(read).is("str") ? "textOrEmpty" : "text";
    }

    private boolean isCompared(FieldRead read) {
        Token next = after(read);
        return next.isWord() || next.is("=") || next.is("!") || next.is("<") || next.is(">");
    }

    /** A boolean standing for itself: the engine would unbox it, null or not. */
    private boolean isAlone(FieldRead read) {
        Token before = before(read);
        Token next = after(read);
        boolean starts = before.is("(") || before.is(",") || before.is("&") || before.is("|");
        return starts && (next.is(")") || next.is(",") || next.is("&") || next.is("|"));
    }

    private Token before(FieldRead read) {
        return token(read.first() - 1);
    }

    private Token after(FieldRead read) {
        return token(read.last() + 1);
    }

    private Token token(int at) {
        return Token.at(tokens, at);
    }
}
