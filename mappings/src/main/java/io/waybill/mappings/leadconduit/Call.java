package io.waybill.mappings.leadconduit;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A helper with what stands behind its name.
 *
 * @param arguments in their order
 * @param named those with a name
 */
record Call(String name, List<Argument> arguments, Map<String, Argument> named) {
    /**
     * One argument.
     *
     * @param expression as an expression of ours
     * @param literal what is written out; null when it is computed
     * @param variables turns names inside a text into expressions
     */
    record Argument(String expression, @Nullable String literal, UnaryOperator<String> variables) {}

    /** An argument that must be there, by name or by position. */
    Argument get(String argument, int position) {
        Argument found = find(argument, position);
        if (found == null) {
            throw new Untranslatable("The helper (%s) lacks its (%s).".formatted(name, argument));
        }
        return found;
    }

    @Nullable
    Argument find(String argument, int position) {
        Argument byName = named.get(argument);
        return byName != null ? byName : position < arguments.size() ? arguments.get(position) : null;
    }

    /** What is written out for an argument that must be. */
    String literal(String argument, int position) {
        String literal = get(argument, position).literal();
        if (literal == null) {
            throw new Untranslatable("The (%s) of the helper (%s) is not written out.".formatted(argument, name));
        }
        return literal;
    }
}
