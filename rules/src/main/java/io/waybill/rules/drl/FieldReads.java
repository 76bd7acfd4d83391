package io.waybill.rules.drl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where DRL reads a lead's fields or appended data, in every form people write it. For one pass over one text. */
final class FieldReads {
    private final List<Token> tokens;
    private final Set<String> columns;
    private final Set<String> leads = new HashSet<>();
    private final Deque<String> patterns = new ArrayDeque<>();

    private FieldReads(List<Token> tokens, Set<String> columns) {
        this.tokens = tokens;
        this.columns = columns;
    }

    /** @param columns the flow's fields and their parts */
    static List<FieldRead> in(List<Token> tokens, Set<String> columns) {
        return new FieldReads(tokens, columns).list();
    }

    private List<FieldRead> list() {
        findLeads();
        List<FieldRead> reads = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            follow(at);
            FieldRead read = find(at);
            if (read != null) {
                reads.add(read);
                at = read.last();
            }
        }
        return reads;
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

    private @Nullable FieldRead find(int at) {
        Token token = token(at);
        if (!token.isWord() || token(at - 1).is(".")) {
            return null;
        }
        boolean inLead = pattern().equals("Lead");
        boolean itself = inLead && token.is("lead") && isIndexed(at + 1);
        if (!itself && leads.contains(token.text())) {
            return findOnVariable(at);
        }
        if (inLead || pattern().equals("Appended")) {
            boolean indexed = itself || ((token.is("this") || token.is("values")) && isIndexed(at + 1));
            if (indexed || (token.is("get") && isCalled(at + 1))) {
                return new FieldRead(pattern(), "", token(at + 2).text(), at, at + 3);
            }
        }
        return inLead ? findBare(at) : null;
    }

    /** {@code $lead["state"]}, {@code $lead.get("state")}. */
    private @Nullable FieldRead findOnVariable(int at) {
        String owner = token(at).text() + ".";
        if (isIndexed(at + 1)) {
            return new FieldRead("Lead", owner, token(at + 2).text(), at, at + 3);
        }
        boolean got = token(at + 1).is(".") && token(at + 2).is("get") && isCalled(at + 3);
        return got ? new FieldRead("Lead", owner, token(at + 4).text(), at, at + 5) : null;
    }

    /** {@code Lead( state == "CA" )}, {@code Lead( phone_1.area == "212" )}. */
    private @Nullable FieldRead findBare(int at) {
        String name = token(at).text();
        boolean bound =
                token(at + 1).is(":") || token(at + 1).is("(") || token(at + 1).is("[");
        if (bound || name.equals("id") || name.equals("random")) {
            return null;
        }
        String part = name + "." + token(at + 2).text();
        if (token(at + 1).is(".") && columns.contains(part)) {
            return new FieldRead("Lead", "", part, at, at + 2);
        }
        return columns.contains(name) ? new FieldRead("Lead", "", name, at, at) : null;
    }

    private boolean isIndexed(int at) {
        return token(at).is("[")
                && token(at + 1).kind() == Token.Kind.STRING
                && token(at + 2).is("]");
    }

    private boolean isCalled(int at) {
        return token(at).is("(")
                && token(at + 1).kind() == Token.Kind.STRING
                && token(at + 2).is(")");
    }

    private Token token(int at) {
        return Token.at(tokens, at);
    }
}
