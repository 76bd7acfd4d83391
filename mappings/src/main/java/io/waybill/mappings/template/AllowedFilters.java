package io.waybill.mappings.template;

import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.PositionalArgumentNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.waybill.mappings.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds filters to our own, and checks their arguments as far as they are written out. */
final class AllowedFilters {
    private final AllowedExpressions expressions;
    private final ValueMaps maps;

    AllowedFilters(AllowedExpressions expressions, ValueMaps maps) {
        this.expressions = expressions;
        this.maps = maps;
    }

    Expression<?> allowed(FilterExpression filter) {
        if (!(filter.getRightExpression() instanceof FilterInvocationExpression call)) {
            throw new TemplateRefused(filter.getLineNumber(), "A filter's name is expected after |.");
        }
        Filters.Spec spec = spec(call);
        List<Expression<?>> arguments = arguments(call);
        if (arguments.size() < spec.least() || arguments.size() > spec.most()) {
            throw new TemplateRefused(
                    call.getLineNumber(),
                    "The filter (%s) takes %s arguments, not %d."
                            .formatted(call.getFilterName(), spec.arguments(), arguments.size()));
        }
        checkLiterals(call, spec, arguments);
        LeafFilter bound = call.getFilterName().equals("map") ? map(call, arguments.getFirst()) : spec.filter();
        return new LeafExpression.Filtered(
                expressions.allowed(filter.getLeftExpression()),
                bound,
                arguments.stream().<Expression<?>>map(expressions::allowed).toList());
    }

    private static Filters.Spec spec(FilterInvocationExpression call) {
        Filters.Spec spec = Filters.find(call.getFilterName());
        if (spec == null) {
            throw new TemplateRefused(
                    call.getLineNumber(),
                    "There is no filter (%s). %s"
                            .formatted(call.getFilterName(), Nearest.maybe(call.getFilterName(), Filters.names())));
        }
        return spec;
    }

    private static List<Expression<?>> arguments(FilterInvocationExpression call) {
        ArgumentsNode node = call.getArgs();
        List<Expression<?>> arguments = new ArrayList<>();
        if (node == null) {
            return arguments;
        }
        if (node.getNamedArgs() != null && !node.getNamedArgs().isEmpty()) {
            throw new TemplateRefused(
                    call.getLineNumber(),
                    "Arguments of the filter (%s) have no names here. Maybe leave out what stands before =."
                            .formatted(call.getFilterName()));
        }
        if (node.getPositionalArgs() != null) {
            for (PositionalArgumentNode argument : node.getPositionalArgs()) {
                arguments.add(argument.getValueExpression());
            }
        }
        return arguments;
    }

    private static void checkLiterals(
            FilterInvocationExpression call, Filters.Spec spec, List<Expression<?>> arguments) {
        List<@Nullable Object> literals = new ArrayList<>();
        for (Expression<?> argument : arguments) {
            if (!(argument instanceof LiteralStringExpression literal)) {
                return;
            }
            literals.add(literal.getValue());
        }
        String wrong = literals.isEmpty() ? null : spec.check().apply(literals);
        if (wrong != null) {
            throw new TemplateRefused(call.getLineNumber(), wrong);
        }
    }

    private LeafFilter map(FilterInvocationExpression call, Expression<?> file) {
        if (!(file instanceof LiteralStringExpression literal)) {
            throw new TemplateRefused(call.getLineNumber(), "The filter (map) needs a file's name in quotes.");
        }
        LeafFilter filter = maps.find(literal.getValue());
        if (filter == null) {
            throw new TemplateRefused(
                    call.getLineNumber(),
                    "There is no file (%s). Maybe it belongs into mappings/maps.".formatted(literal.getValue()));
        }
        return filter;
    }
}
