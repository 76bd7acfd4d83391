package io.waybill.rules.drl;

import io.waybill.rules.flow.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the engine says about one rule, in the author's words. What is not recognised here is told in general words, never in the engine's. */
final class EngineWords {
    private static final String UNCLEAR =
            "This cannot be worked out. Maybe a name is misspelt, or values of two kinds are compared?";
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]+");
    private static final List<String> FUNCTIONS =
            List.of("sum", "count", "min", "max", "average", "collectList", "collectSet");

    private static final List<Form> FORMS = List.of(
            new Form("Unable to find class: ([\\w.$]+)", EngineWords::type),
            new Form("Unable to resolve ObjectType '([\\w.$]+)'", EngineWords::type),
            new Form("^([\\w.$]+) cannot be resolved to a type", EngineWords::type),
            new Form("^([\\w.$]+) cannot be resolved or is not a field", EngineWords::member),
            new Form("^([\\w.$]+) cannot be resolved", EngineWords::variable),
            new Form("Only a type can be imported\\. [\\w.$]*?(\\w+) resolves", EngineWords::type),
            new Form("^The method (\\w+)\\(.*\\) is undefined for the type ([\\w.$<>]+)", EngineWords::method),
            new Form("^Method (\\w+) on \\w+ ([\\w.$]+) with arguments", EngineWords::method),
            new Form("^Unknown field (\\w+) on class ([\\w.$]+)", EngineWords::property),
            new Form(
                    "^The method (\\w+)\\((.*)\\) in the type (\\S+) is not applicable for the arguments \\((.*)\\)",
                    (words, found) -> words.told(
                            "(%s) of %s takes (%s), not (%s). Maybe a value is missing, or of another kind?"
                                    .formatted(found.group(1), found.group(3), found.group(2), found.group(4)),
                            found.group(1))),
            new Form("^The constructor (\\w+)\\((.*)\\) is (?:undefined|ambiguous)", EngineWords::constructor),
            new Form(
                    "^The field (\\w+)\\.(\\w+) is not visible",
                    (words, found) -> words.told(
                            "(%s) of %s is not read like this. Maybe %s()?"
                                    .formatted(found.group(2), found.group(1), found.group(2)),
                            found.group(2))),
            new Form(
                    "^Type mismatch: cannot convert from (\\S+) to (\\S+)",
                    (words, found) -> words.told(
                            "A value of type %s stands where %s is needed. Maybe another method of the fact is meant?"
                                    .formatted(found.group(1), found.group(2)))),
            new Form(
                    "^Cannot invoke (\\w+)\\(.*\\) on the primitive type (\\w+)",
                    (words, found) -> words.told(
                            "(%s) cannot be asked of a plain %s. Maybe use the value as it is?"
                                    .formatted(found.group(1), found.group(2)),
                            found.group(1))),
            new Form(
                    "^The operator (\\S+) is undefined for the argument type\\(s\\) (.+)",
                    (words, found) -> words.told("(%s) does not work for %s. Maybe a value of another kind is meant?"
                            .formatted(found.group(1), found.group(2)))),
            new Form(
                    "^Duplicate local variable ([\\w$]+)",
                    (words, found) -> words.told(
                            "(%s) is set up twice. Maybe give the second another name?".formatted(found.group(1)),
                            found.group(1))),
            new Form(
                    "^Unknown accumulate function: '([^']+)'",
                    (words, found) -> words.told(
                            "(%s) is not known of accumulate.%s"
                                    .formatted(found.group(1), Suggestion.maybe(found.group(1), FUNCTIONS)),
                            found.group(1))));

    private final RuleNames names;
    private final Collection<String> fields;

    /**
     * One thing to tell.
     *
     * @param words what to look for in the rule, to find its line
     * @param sure whether the cause is known
     */
    record Told(String text, List<String> words, boolean sure) {}

    private record Form(Pattern pattern, BiFunction<EngineWords, MatchResult, Told> told) {
        Form(String pattern, BiFunction<EngineWords, MatchResult, Told> told) {
            this(Pattern.compile(pattern), told);
        }
    }

    /** @param fields the flow's own, which Lead has besides its parts */
    EngineWords(RuleNames names, Collection<String> fields) {
        this.names = names;
        this.fields = fields;
    }

    Told tell(BuildError error) {
        String text = error.text().strip().lines().findFirst().orElse("");
        for (Form form : FORMS) {
            Matcher matcher = form.pattern.matcher(text);
            if (matcher.find()) {
                return form.told.apply(this, matcher);
            }
        }
        boolean named = text.startsWith("Unable to");
        if (named || error.isFall() || text.startsWith("Cannot coerce")) {
            Told condition = findCondition(named ? text : "");
            if (condition != null) {
                return condition;
            }
        }
        return new Told(error.isFall() ? text : UNCLEAR, wordsOf(text), false);
    }

    private static List<String> wordsOf(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private @Nullable Told findCondition(String text) {
        for (RuleNames.Unknown unknown : names.unknown()) {
            if (text.isEmpty()
                    || Pattern.compile("(?<![\\w$])" + Pattern.quote(unknown.word()) + "(?![\\w$])")
                            .matcher(text)
                            .find()) {
                return unknown.word().startsWith("$")
                        ? told(unknown(unknown.word(), names.variables()), unknown.word())
                        : of(unknown.word(), unknown.of(), RuleTypes.properties(unknown.of()));
            }
        }
        RuleNames.Unknown compared = names.findComparedWithText();
        return compared == null
                ? null
                : told(
                        "(%s) is of type %s and no text. Maybe compare it without quotes?"
                                .formatted(compared.word(), compared.of().getSimpleName()),
                        compared.word());
    }

    private Told told(String text, String... words) {
        return new Told(text, List.of(words), true);
    }

    private static String unknown(String word, Collection<String> names) {
        String maybe = Suggestion.maybe(word, names);
        return "(%s) is not known here.%s".formatted(word, maybe.isEmpty() ? " Maybe it is misspelt?" : maybe);
    }

    private Told type(MatchResult found) {
        return told(unknown(found.group(1), RuleTypes.names()), found.group(1));
    }

    private Told variable(MatchResult found) {
        String word = found.group(1);
        Set<String> variables = names.variables();
        if (word.startsWith("$")) {
            return told(unknown(word, variables), word);
        }
        return told(
                unknown(
                        word,
                        Stream.concat(variables.stream(), RuleTypes.names().stream())
                                .toList()),
                word);
    }

    private Told member(MatchResult found) {
        String word = found.group(1);
        Class<?> type = names.typeBefore(word);
        if (type == null) {
            return new Told(
                    "(%s) is not known of what it is read from. Maybe it is misspelt?".formatted(word),
                    List.of(word),
                    false);
        }
        if (type.isEnum()) {
            return of(word, type, RuleTypes.properties(type));
        }
        return of(
                word,
                type,
                RuleTypes.methods(type).stream().map(name -> name + "()").collect(Collectors.toSet()));
    }

    private Told method(MatchResult found) {
        String word = found.group(1);
        Class<?> type = RuleTypes.find(found.group(2));
        if (type != null) {
            return of(word, type, RuleTypes.methods(type));
        }
        return found.group(2).startsWith("Lambda")
                ? told(
                        RuleTypes.isDecision(word)
                                ? "(%s) is a decision and must be inserted. Maybe insert( new %s( … ) );?"
                                        .formatted(word, word)
                                : unknown(word, List.of("insert")),
                        word)
                : told("(%s) is not known of %s. Maybe it is misspelt?".formatted(word, found.group(2)), word);
    }

    private Told property(MatchResult found) {
        Class<?> type = RuleTypes.find(found.group(2));
        return type == null
                ? told(unknown(found.group(1), List.of()), found.group(1))
                : of(found.group(1), type, RuleTypes.properties(type));
    }

    private Told of(String word, Class<?> type, Collection<String> has) {
        List<String> all = new ArrayList<>(has);
        if (type.getSimpleName().equals("Lead")) {
            fields.forEach(field -> all.add("this[\"%s\"]".formatted(field)));
            String field = Suggestion.findNearest(word, fields);
            if (field != null) {
                return told("(%s) is not known of Lead. Maybe this[\"%s\"]?".formatted(word, field), word);
            }
        }
        String maybe = all.isEmpty() ? " Maybe it is misspelt?" : Suggestion.maybe(word, all);
        return told("(%s) is not known of %s.%s".formatted(word, type.getSimpleName(), maybe), word);
    }

    private Told constructor(MatchResult found) {
        Class<?> type = RuleTypes.find(found.group(1));
        String takes = type == null ? "" : RuleTypes.constructors(type);
        return told(
                takes.isEmpty()
                        ? "(%s) does not take (%s). Maybe a value is missing or too many?"
                                .formatted(found.group(1), found.group(2))
                        : "(%s) takes %s, not (%s). Maybe a value is missing, or of another kind?"
                                .formatted(found.group(1), takes, found.group(2)),
                found.group(1));
    }
}
