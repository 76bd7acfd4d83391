package io.waybill.rules.drl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** The names one rule uses: its variables, and what its patterns read of facts. */
final class RuleNames {
    private static final Set<String> WORDS = Set.of(
            "this",
            "null",
            "true",
            "false",
            "not",
            "in",
            "contains",
            "excludes",
            "matches",
            "memberOf",
            "soundslike",
            "str",
            "startsWith",
            "endsWith",
            "length",
            "new",
            "instanceof",
            "before",
            "after",
            "and",
            "or",
            "exists",
            "from");

    private final List<Token> tokens;
    private final Map<String, String> variables = new LinkedHashMap<>();

    /**
     * What a pattern reads and its fact does not have.
     *
     * @param at position in the text
     */
    record Unknown(String word, Class<?> of, int at) {}

    RuleNames(DrlText drl, RuleDescr rule) {
        tokens = Token.of(drl).stream()
                .filter(token -> token.start() >= rule.getStartCharacter() && token.start() <= rule.getEndCharacter())
                .toList();
        for (int place = 0; place < tokens.size(); place++) {
            if (Token.at(tokens, place).isWord() && Token.at(tokens, place + 1).is(":")) {
                variables.put(
                        Token.at(tokens, place).text(),
                        Token.at(tokens, place + 2).text());
            }
        }
    }

    /** What the rule's patterns bind. */
    Set<String> variables() {
        return variables.keySet();
    }

    /** The type of what stands before a point: a variable bound to a fact, or the type itself; null when neither. */
    @Nullable
    Class<?> typeBefore(String member) {
        for (int place = 2; place < tokens.size(); place++) {
            if (Token.at(tokens, place).is(member)
                    && Token.at(tokens, place - 1).is(".")) {
                String owner = Token.at(tokens, place - 2).text();
                return RuleTypes.find(variables.getOrDefault(owner, owner));
            }
        }
        return null;
    }

    /** Every name of a pattern that neither its fact nor the rule knows. */
    List<Unknown> unknown() {
        List<Unknown> unknown = new ArrayList<>();
        for (int place = 0; place < tokens.size(); place++) {
            Token token = Token.at(tokens, place);
            Class<?> type = token.isWord() && opensPattern(place) ? RuleTypes.find(token.text()) : null;
            if (token.is("then")) {
                return unknown;
            }
            if (type != null) {
                addUnknown(type, place + 2, unknown);
            }
        }
        return unknown;
    }

    private boolean opensPattern(int place) {
        Token before = Token.at(tokens, place - 1);
        return Token.at(tokens, place + 1).is("(") && !before.is("new") && !before.is(".");
    }

    private void addUnknown(Class<?> type, int from, List<Unknown> unknown) {
        Set<String> known = new HashSet<>(WORDS);
        known.addAll(RuleTypes.methods(type));
        known.addAll(RuleTypes.properties(type));
        known.addAll(RuleTypes.names());
        known.addAll(variables.keySet());
        int open = 1;
        for (int place = from; place < tokens.size() && open > 0; place++) {
            Token token = Token.at(tokens, place);
            open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (token.isWord() && !Token.at(tokens, place - 1).is(".") && !known.contains(token.text())) {
                unknown.add(new Unknown(token.text(), type, token.start()));
            }
        }
    }

    /** A number or yes-or-no value of a fact that a pattern compares with a text; null when there is none. */
    @Nullable
    Unknown findComparedWithText() {
        for (int place = 0; place < tokens.size(); place++) {
            Class<?> type =
                    opensPattern(place) ? RuleTypes.find(Token.at(tokens, place).text()) : null;
            if (type == null) {
                continue;
            }
            for (int at = place + 2; at < tokens.size() && !Token.at(tokens, at).is(")"); at++) {
                Class<?> read =
                        RuleTypes.propertyType(type, Token.at(tokens, at).text());
                if (read != null && read.isPrimitive() && isComparedWithText(at)) {
                    return new Unknown(
                            Token.at(tokens, at).text(),
                            read,
                            Token.at(tokens, at).start());
                }
            }
        }
        return null;
    }

    private boolean isComparedWithText(int at) {
        int right = at + 1;
        while (Token.at(tokens, right).kind() == Token.Kind.SIGN
                && "=!<>".contains(Token.at(tokens, right).text())
                && !Token.at(tokens, right).text().isEmpty()) {
            right++;
        }
        return right > at + 1 && Token.at(tokens, right).kind() == Token.Kind.STRING;
    }
}
