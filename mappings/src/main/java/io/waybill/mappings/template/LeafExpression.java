package io.waybill.mappings.template;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Our own kinds of expression, which stand in the tree where the engine's would see too much or do too much. */
abstract sealed class LeafExpression implements Expression<@Nullable Object> {
    private static final int MAX_ITEMS = 10_000;

    @Override
    public void accept(NodeVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public int getLineNumber() {
        return 0;
    }

    /** Refuses values that grow without end. */
    static @Nullable Object bounded(@Nullable Object value) {
        boolean tooLarge = (value instanceof CharSequence text && text.length() > LeafWriter.MAX_CHARS)
                || (value instanceof Collection<?> list && list.size() > MAX_ITEMS);
        if (tooLarge) {
            throw new TemplateFailed("The template makes a value that is too large.");
        }
        return value;
    }

    private static List<@Nullable Object> values(
            List<Expression<?>> expressions, PebbleTemplateImpl self, EvaluationContextImpl context) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Expression<?> expression : expressions) {
            values.add(expression.evaluate(self, context));
        }
        return values;
    }

    /** A name and what is below it: {@code lead.email.domain}, {@code appended['phone-check'].type}, {@code item.key}. */
    static final class NameExpression extends LeafExpression {
        private final String root;
        private final List<Expression<?>> steps;
        private final boolean loopVariable;

        NameExpression(String root, List<Expression<?>> steps, boolean loopVariable) {
            this.root = root;
            this.steps = List.copyOf(steps);
            this.loopVariable = loopVariable;
        }

        String root() {
            return root;
        }

        List<Expression<?>> steps() {
            return steps;
        }

        boolean isLoopVariable() {
            return loopVariable;
        }

        @Override
        public @Nullable Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            List<String> names = values(steps, self, context).stream()
                    .map(Values::textOrEmpty)
                    .toList();
            return loopVariable
                    ? Paths.walk(context.getVariable(root), names)
                    : Paths.find(Scope.of(context).data(), root, names);
        }
    }

    /** A value through a filter. */
    static final class Filtered extends LeafExpression {
        private final Expression<?> input;
        private final LeafFilter filter;
        private final List<Expression<?>> arguments;

        Filtered(Expression<?> input, LeafFilter filter, List<Expression<?>> arguments) {
            this.input = input;
            this.filter = filter;
            this.arguments = List.copyOf(arguments);
        }

        boolean keepsEmpty() {
            return filter.keepsEmpty();
        }

        @Override
        public @Nullable Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            return bounded(filter.apply(input.evaluate(self, context), values(arguments, self, context)));
        }
    }

    /** An author's text with secrets in it. */
    static final class SecretExpression extends LeafExpression {
        private final List<SecretText.Part> parts;
        private final Escaping escaping;

        SecretExpression(List<SecretText.Part> parts, Escaping escaping) {
            this.parts = parts;
            this.escaping = escaping;
        }

        @Override
        public Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            return SecretText.Part.join(parts, escaping, Scope.of(context).secrecy());
        }
    }

    /** A value escaped for the text it joins. */
    static final class Escaped extends LeafExpression {
        private final Expression<?> input;
        private final Escaping escaping;

        Escaped(Expression<?> input, Escaping escaping) {
            this.input = input;
            this.escaping = escaping;
        }

        @Override
        public @Nullable Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            Object value = input.evaluate(self, context);
            return value == null ? null : escaping.escape(Values.text(value));
        }
    }

    /** An operator: a text may be longer than its operands, and the engine leaves zeros behind the point of a number. */
    static final class Computed extends LeafExpression {
        private final Expression<?> input;

        Computed(Expression<?> input) {
            this.input = input;
        }

        @Override
        public @Nullable Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            Object value = input.evaluate(self, context);
            return value instanceof BigDecimal number ? Values.stripped(number) : bounded(value);
        }
    }

    /** {@code 1..5}. The engine's own would build a list of any length. */
    static final class Range extends LeafExpression {
        private final Expression<?> from;
        private final Expression<?> to;

        Range(Expression<?> from, Expression<?> to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            if (from.evaluate(self, context) instanceof Number first
                    && to.evaluate(self, context) instanceof Number last
                    && Math.abs(last.doubleValue() - first.doubleValue()) < MAX_ITEMS) {
                return LongStream.rangeClosed(first.longValue(), last.longValue())
                        .boxed()
                        .toList();
            }
            throw new TemplateFailed("The template counts from or to something that is not a number, or too far.");
        }
    }
}
