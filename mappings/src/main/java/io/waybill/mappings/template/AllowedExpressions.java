package io.waybill.mappings.template;

import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.expression.ArrayExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.ConcatenateExpression;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.LiteralBigDecimalExpression;
import io.pebbletemplates.pebble.node.expression.LiteralBooleanExpression;
import io.pebbletemplates.pebble.node.expression.LiteralDoubleExpression;
import io.pebbletemplates.pebble.node.expression.LiteralIntegerExpression;
import io.pebbletemplates.pebble.node.expression.LiteralLongExpression;
import io.pebbletemplates.pebble.node.expression.LiteralNullExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.RangeExpression;
import io.pebbletemplates.pebble.node.expression.TernaryExpression;
import io.pebbletemplates.pebble.node.expression.UnaryExpression;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.yaml.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Rebuilds a parsed expression from what is allowed: names, literals, operators, tests and our own filters. No calls of any kind. */
final class AllowedExpressions {
    private static final Set<String> TESTS = Set.of("empty", "null", "defined", "even", "odd", "iterable", "map");

    private final SecretText source;
    private final AllowedFilters filters;
    private final Vocabulary vocabulary;
    private final Set<String> loopVariables;

    AllowedExpressions(SecretText source, Reach reach, Set<String> loopVariables) {
        this.source = source;
        this.filters = new AllowedFilters(this, reach.maps());
        this.vocabulary = reach.vocabulary();
        this.loopVariables = loopVariables;
    }

    /** An expression that is printed: what does not come from the author is escaped, unless {@code raw} stands last. */
    Expression<?> printed(Expression<?> expression, Escaping escaping) {
        if (escaping == Escaping.NONE || expression instanceof LiteralStringExpression) {
            return allowed(expression);
        }
        return switch (expression) {
            case FilterExpression filter when isRaw(filter) -> allowed(filter.getLeftExpression());
            case TernaryExpression choice -> ternary(choice, escaping);
            case ConcatenateExpression joined -> {
                joined.setLeft(printed(joined.getLeftExpression(), escaping));
                joined.setRight(printed(joined.getRightExpression(), escaping));
                yield new LeafExpression.Computed(joined);
            }
            default -> new LeafExpression.Escaped(allowed(expression), escaping);
        };
    }

    /**
     * An expression whose value is used.
     *
     * @throws TemplateRefused when something in it is not allowed
     */
    Expression<?> allowed(Expression<?> expression) {
        return switch (expression) {
            case LiteralStringExpression literal -> text(literal);
            case LiteralLongExpression literal -> literal;
            case LiteralIntegerExpression literal -> literal;
            case LiteralDoubleExpression literal -> literal;
            case LiteralBigDecimalExpression literal -> literal;
            case LiteralBooleanExpression literal -> literal;
            case LiteralNullExpression literal -> literal;
            case ContextVariableExpression name -> name(name, List.of());
            case GetAttributeExpression member -> member(member);
            case FilterExpression filter -> filters.allowed(filter);
            case RangeExpression range ->
                new LeafExpression.Range(allowed(range.getLeftExpression()), allowed(range.getRightExpression()));
            case TernaryExpression choice -> ternary(choice, Escaping.NONE);
            case ArrayExpression list ->
                new ArrayExpression(
                        list.getValues().stream()
                                .<Expression<?>>map(this::allowed)
                                .toList(),
                        list.getLineNumber());
            case BinaryExpression<?> operator -> operator(operator);
            case UnaryExpression operator -> {
                operator.setChildExpression(allowed(operator.getChildExpression()));
                yield operator;
            }
            default ->
                throw new TemplateRefused(
                        expression.getLineNumber(),
                        "Functions and calls are not available in mappings. Maybe use a filter: {{ value | filter }}.");
        };
    }

    private Expression<?> text(LiteralStringExpression literal) {
        List<SecretText.Part> parts = source.parts(literal.getValue());
        return parts.size() == 1 ? literal : new LeafExpression.SecretExpression(parts, Escaping.NONE);
    }

    private Expression<?> ternary(TernaryExpression choice, Escaping escaping) {
        @SuppressWarnings("unchecked") // the engine's own parser builds the condition from any expression
        Expression<Boolean> condition = (Expression<Boolean>) allowed(choice.getExpression1());
        return new TernaryExpression(
                condition,
                printed(choice.getExpression2(), escaping),
                printed(choice.getExpression3(), escaping),
                choice.getLineNumber(),
                "");
    }

    private Expression<?> operator(BinaryExpression<?> operator) {
        operator.setLeft(allowed(operator.getLeftExpression()));
        if (operator.getRightExpression() instanceof TestInvocationExpression test) {
            checkTest(test);
        } else {
            operator.setRight(allowed(operator.getRightExpression()));
        }
        return new LeafExpression.Computed(operator);
    }

    private static void checkTest(TestInvocationExpression test) {
        if (!TESTS.contains(test.getTestName())) {
            throw new TemplateRefused(
                    test.getLineNumber(),
                    "There is no test (%s). %s"
                            .formatted(test.getTestName(), Nearest.maybe(test.getTestName(), TESTS)));
        }
    }

    private Expression<?> member(GetAttributeExpression member) {
        List<Expression<?>> steps = new ArrayList<>();
        Expression<?> base = member;
        while (base instanceof GetAttributeExpression here) {
            if (here.getArgumentsNode() != null) {
                throw new TemplateRefused(
                        here.getLineNumber(),
                        "Methods cannot be called in mappings. Maybe use a filter: {{ value | filter }}.");
            }
            steps.add(allowed(here.getAttributeNameExpression()));
            base = here.getNode();
        }
        if (base instanceof ContextVariableExpression name) {
            Collections.reverse(steps);
            return name(name, steps);
        }
        throw new TemplateRefused(member.getLineNumber(), "Only names have members, such as lead.email.domain.");
    }

    private Expression<?> name(ContextVariableExpression name, List<Expression<?>> steps) {
        boolean loopVariable = loopVariables.contains(name.getName());
        if (!loopVariable && !Paths.ROOTS.contains(name.getName())) {
            throw new TemplateRefused(
                    name.getLineNumber(),
                    "There is no name (%s) here. %s".formatted(name.getName(), maybe(name.getName())));
        }
        if (!loopVariable && name.getName().equals("lead")) {
            checkField(name, steps);
        }
        return new LeafExpression.NameExpression(name.getName(), steps, loopVariable);
    }

    /** A misspelt field would be left out of every request without anybody noticing. */
    private void checkField(ContextVariableExpression name, List<Expression<?>> steps) {
        List<String> path = steps.stream()
                .takeWhile(LiteralStringExpression.class::isInstance)
                .map(step -> ((LiteralStringExpression) step).getValue())
                .toList();
        String mistake = vocabulary.findMistake(path);
        if (mistake != null) {
            throw new TemplateRefused(name.getLineNumber(), mistake);
        }
    }

    private static String maybe(String name) {
        String near = Nearest.maybe(name, Paths.ROOTS);
        return near.startsWith("Maybe one of") ? "Maybe lead.%s?".formatted(name) : near;
    }

    private static boolean isRaw(FilterExpression filter) {
        return filter.getRightExpression() instanceof FilterInvocationExpression call
                && call.getFilterName().equals(Filters.RAW);
    }
}
