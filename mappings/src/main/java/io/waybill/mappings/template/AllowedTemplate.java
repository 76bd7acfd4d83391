package io.waybill.mappings.template;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A template whose every node has been found harmless. */
final class AllowedTemplate {
    private final PebbleTemplateImpl template;
    private final boolean typed;

    /**
     * @param typed it prints exactly one expression, whose type is kept
     */
    AllowedTemplate(PebbleTemplateImpl template, boolean typed) {
        this.template = template;
        this.typed = typed;
    }

    @Nullable
    Object render(TemplateData data, Secrecy secrecy) {
        LeafWriter out = new LeafWriter();
        evaluate(out, new Scope(data, secrecy));
        return typed ? Values.typed(out.last()) : out.text();
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
