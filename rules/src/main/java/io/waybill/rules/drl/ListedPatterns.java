package io.waybill.rules.drl;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.fact.Listed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds which lists and fields a stage's rules ask about, as {@code Listed( list == "dnc", field == "phone_1" )}. */
public final class ListedPatterns {
    private final DrlText drl;
    private final List<Token> tokens;
    private final List<Found> found = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();

    /** A pattern and the line it stands on. */
    public record Found(int line, Listed asked) {}

    /** What a file asks, and the patterns that do not say what they ask. */
    public record Read(List<Found> found, List<RuleProblem> problems) {
        public Read {
            found = List.copyOf(found);
            problems = List.copyOf(problems);
        }
    }

    private ListedPatterns(DrlText drl) {
        this.drl = drl;
        this.tokens = Token.of(drl);
    }

    public static Read in(DrlCompiler.Source source) {
        var patterns = new ListedPatterns(DrlText.of(source.path(), source.text()));
        for (int at = 0; at < patterns.tokens.size(); at++) {
            if (patterns.token(at).is("Listed") && patterns.token(at + 1).is("(")) {
                patterns.read(at);
            }
        }
        return new Read(patterns.found, patterns.problems);
    }

    private void read(int at) {
        int line = drl.line(token(at).start());
        String list = value("list", at + 2);
        String field = value("field", at + 2);
        if (list == null || field == null) {
            problems.add(RuleProblem.error(
                    drl.file(),
                    line,
                    "",
                    "Listed",
                    "does not say which list and field to look at."
                            + " Maybe Listed( list == \"do-not-call\", field == \"phone_1\" )?"));
        } else {
            found.add(new Found(line, new Listed(list, field)));
        }
    }

    /** What the property is compared with inside the brackets; null when that is no literal. */
    private @Nullable String value(String property, int from) {
        for (int at = from; at < tokens.size() && !token(at).is(")"); at++) {
            boolean compared = token(at).is(property)
                    && token(at + 1).is("=")
                    && token(at + 2).is("=")
                    && token(at + 3).kind() == Token.Kind.STRING;
            if (compared) {
                return token(at + 3).text();
            }
        }
        return null;
    }

    private Token token(int at) {
        return Token.at(tokens, at);
    }
}
