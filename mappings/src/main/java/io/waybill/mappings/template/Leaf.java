package io.waybill.mappings.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One compiled piece of template text. Immutable, safe for use by many threads. */
public sealed interface Leaf {
    /**
     * The value for one lead: {@code String}, {@code BigDecimal}, {@code Boolean}, a list or map of these, or null where nothing is there.
     *
     * @throws TemplateFailed when it cannot be rendered for this lead
     */
    @Nullable
    Object value(TemplateData data, Secrecy secrecy);

    /** Whether a secret is printed, so that a masked rendering differs. */
    boolean holdsSecret();

    /** Whether it is the same for every lead. */
    boolean isConstant();

    /** Whether it stays in a body though it is empty: its last filter is {@code keep}. */
    default boolean keepsEmpty() {
        return false;
    }

    /** The value as text; nothing is empty. */
    default String text(TemplateData data, Secrecy secrecy) {
        return Values.textOrEmpty(value(data, secrecy));
    }

    /** Text without any template syntax. */
    record Constant(List<SecretText.Part> parts, boolean holdsSecret) implements Leaf {
        @Override
        public String value(TemplateData data, Secrecy secrecy) {
            return text(secrecy);
        }

        /** It needs no lead. */
        public String text(Secrecy secrecy) {
            return SecretText.Part.join(parts, Escaping.NONE, secrecy);
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }

    /** A single name, looked up without the engine. */
    record Name(String root, List<String> steps) implements Leaf {
        @Override
        public @Nullable Object value(TemplateData data, Secrecy secrecy) {
            return Paths.find(data, root, steps);
        }

        @Override
        public boolean holdsSecret() {
            return false;
        }

        @Override
        public boolean isConstant() {
            return false;
        }
    }

    /** Everything else. */
    record Pebble(AllowedTemplate template, boolean holdsSecret) implements Leaf {
        @Override
        public @Nullable Object value(TemplateData data, Secrecy secrecy) {
            return template.render(data, secrecy);
        }

        @Override
        public boolean keepsEmpty() {
            return template.keepsEmpty();
        }

        @Override
        public boolean isConstant() {
            return false;
        }
    }
}
