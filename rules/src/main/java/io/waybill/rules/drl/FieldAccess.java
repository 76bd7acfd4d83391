package io.waybill.rules.drl;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.Suggestion;
import io.waybill.rules.flow.ValueKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns {@code this["loan_amount"] == 15000} into {@code number("loan_amount") == 15000}: as plain objects a number would never equal another
 * number type, and text operators would not compile. On the way misspelled fields are found. Lines stay where they are.
 */
final class FieldAccess {
    private final DrlText drl;
    private final Map<String, ValueKind> columns;
    private final List<Token> tokens;
    private final Set<String> leads = new HashSet<>();
    private final Deque<String> patterns = new ArrayDeque<>();
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
        findLeads();
        for (int at = 0; at < tokens.size(); at++) {
            follow(at);
            Access access = findAccess(at);
            if (access != null) {
                rewrite(access);
                at = access.last();
            }
        }
        out.append(drl.text(), copied, drl.text().length());
        return new Rewritten(DrlText.of(drl.file(), out.toString()), problems);
    }

    /** Variables bound to a lead: {@code $lead : Lead(} and the parameters of functions. */
    private void findLeads() {
        for (int at = 0; at < tokens.size(); at++) {
            if (token(at).is("Lead") && token(at - 1).is(":") && token(at - 2).isWord()) {
                leads.add(token(at - 2).text());
            } else if (token(at).is("Lead") && token(at + 1).isWord()) {
                leads.add(token(at + 1).text());
            }
        }
    }

    /** Keeps track of the pattern around the token: {@code Lead(} opens one, grouping brackets and method calls belong to it. */
    private void follow(int at) {
        if (token(at).is("(")) {
            String before = token(at - 1).isWord() ? token(at - 1).text() : "";
            boolean type = !before.isEmpty() && Character.isUpperCase(before.charAt(0));
            patterns.push(type ? before : pattern());
        } else if (token(at).is(")") && !patterns.isEmpty()) {
            patterns.pop();
        }
    }

    private String pattern() {
        return patterns.isEmpty() ? "" : patterns.element();
    }

    /**
     * A field being read.
     *
     * @param owner the text the accessor is called on, with its dot; empty inside the pattern of the fact itself
     */
    private record Access(String fact, String owner, String name, int first, int last) {}

    private @Nullable Access findAccess(int at) {
        boolean inLead = pattern().equals("Lead");
        boolean own = inLead || pattern().equals("Appended");
        Token token = token(at);
        if (!token.isWord() || token(at - 1).is(".")) {
            return null;
        }
        boolean brackets = token(at + 1).is("[")
                && token(at + 2).kind() == Token.Kind.STRING
                && token(at + 3).is("]");
        if (brackets && own && (token.is("this") || token.is("values"))) {
            return new Access(pattern(), "", token(at + 2).text(), at, at + 3);
        }
        boolean got = token(at + 1).is("(")
                && token(at + 2).kind() == Token.Kind.STRING
                && token(at + 3).is(")");
        if (got && own && token.is("get")) {
            return new Access(pattern(), "", token(at + 2).text(), at, at + 3);
        }
        if (leads.contains(token.text())) {
            return accessOnVariable(at, brackets);
        }
        return inLead ? findBare(at) : null;
    }

    private @Nullable Access accessOnVariable(int at, boolean brackets) {
        String owner = token(at).text() + ".";
        if (brackets) {
            return new Access("Lead", owner, token(at + 2).text(), at, at + 3);
        }
        boolean got = token(at + 1).is(".")
                && token(at + 2).is("get")
                && token(at + 3).is("(");
        boolean named =
                token(at + 4).kind() == Token.Kind.STRING && token(at + 5).is(")");
        return got && named ? new Access("Lead", owner, token(at + 4).text(), at, at + 5) : null;
    }

    /** {@code Lead( state == "CA" )}, {@code Lead( phone_1.area == "212" )}. */
    private @Nullable Access findBare(int at) {
        String name = token(at).text();
        boolean bound =
                token(at + 1).is(":") || token(at + 1).is("(") || token(at + 1).is("[");
        if (bound || name.equals("id") || name.equals("random")) {
            return null;
        }
        String part = name + "." + token(at + 2).text();
        if (token(at + 1).is(".") && columns.containsKey(part)) {
            return new Access("Lead", "", part, at, at + 2);
        }
        return columns.containsKey(name) ? new Access("Lead", "", name, at, at) : null;
    }

    private void rewrite(Access access) {
        Token first = token(access.first());
        String accessor = access.fact().equals("Lead") ? accessorOfLead(access) : accessorOfAppended(access);
        String call = access.owner() + accessor + "(\"" + access.name() + "\")";
        boolean inPattern = access.owner().isEmpty();
        boolean negated =
                inPattern && accessor.equals("yes") && token(access.first() - 1).is("!") && !compared(access);
        int from = negated ? token(access.first() - 1).start() : first.start();
        out.append(drl.text(), copied, from).append(call);
        copied = token(access.last()).end();
        if (negated) {
            out.append(" == false");
        } else if (inPattern && accessor.equals("yes") && alone(access)) {
            out.append(" == true");
        } else if (inPattern && token(access.last() + 1).is(".")) {
            out.append('!');
        }
    }

    private String accessorOfLead(Access access) {
        ValueKind kind = columns.get(access.name());
        if (kind == null) {
            Token token = token(access.first());
            problems.add(RuleProblem.error(
                    drl.file(),
                    drl.line(token.start()),
                    "",
                    access.name(),
                    "Not a field of this flow, nor a part of one."
                            + Suggestion.maybe(access.name(), columns.keySet())));
            return "get";
        }
        return switch (kind) {
            case TEXT -> textAccessor(access);
            case NUMBER -> "number";
            case BOOLEAN -> "yes";
            case DATE -> "date";
            case TIME -> "time";
            case DAY -> "get";
        };
    }

    /** What an enhancement appends has no declared type: what it is compared with tells. */
    private String accessorOfAppended(Access access) {
        int at = access.last() + 1;
        if (token(at).is("contains")
                || token(at).is("matches")
                || token(at).is("str")
                || token(at).is(".")) {
            return textAccessor(access);
        }
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
    private String textAccessor(Access access) {
        return token(access.last() + 1).is("str") ? "textOrEmpty" : "text";
    }

    private boolean compared(Access access) {
        Token next = token(access.last() + 1);
        return next.isWord() || next.is("=") || next.is("!") || next.is("<") || next.is(">");
    }

    /** A boolean standing for itself: the engine would unbox it, null or not. */
    private boolean alone(Access access) {
        Token before = token(access.first() - 1);
        Token next = token(access.last() + 1);
        boolean starts = before.is("(") || before.is(",") || before.is("&") || before.is("|");
        return starts && (next.is(")") || next.is(",") || next.is("&") || next.is("|"));
    }

    private Token token(int at) {
        return at < 0 || at >= tokens.size() ? Token.NONE : tokens.get(at);
    }
}
