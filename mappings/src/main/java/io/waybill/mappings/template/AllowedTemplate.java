package io.waybill.mappings.template;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A template whose every node has been found harmless. */
final class AllowedTemplate {
    private final PebbleTemplateImpl template;
    private final @Nullable Expression<?> only;

    /**
     * @param only the one expression that it prints, whose type is kept; null when it prints more or less
     */
    AllowedTemplate(PebbleTemplateImpl template, @Nullable Expression<?> only) {
        this.template = template;
        this.only = only;
    }

    boolean keepsEmpty() {
        return only instanceof LeafExpression.Filtered filtered && filtered.keepsEmpty();
    }

    @Nullable
    Object render(TemplateData data, Secrecy secrecy) {
        LeafWriter out = new LeafWriter();
        evaluate(out, new Scope(data, secrecy));
        return only != null ? Values.typed(out.last()) : out.text();
    }

    /** The engine's own messages may quote values of the lead, so nothing of them is passed on but the kind of mistake. */
    private void evaluate(LeafWriter out, Scope scope) {
        try {
            template.evaluate(out, scope.asVariables(), Locale.US);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed.", e);
        } catch (PebbleException | ClassCastException | IllegalArgumentException | ArithmeticException e) {
            throw failure(e);
        } catch (StackOverflowError e) {
            throw new TemplateFailed("The template is nested too deeply.");
        }
    }

    private static TemplateFailed failure(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof TemplateFailed already) {
                return already;
            }
        }
        return new TemplateFailed(
                "The template does not work for the values of this lead (%s). Maybe a value is missing or not a number."
                        .formatted(thrown.getClass().getSimpleName()));
    }
}
