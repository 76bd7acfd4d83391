package io.waybill.mappings.request;

import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.TemplateData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code body:} of a mapping file with its leaves compiled. Immutable, safe for use by many threads. */
sealed interface BodyTree {
    /** Stands for a {@code null} the author wrote, which stays; a value that is simply not there is left out. */
    enum Null {
        NULL
    }

    /** Stands for an empty text that is to be sent, in a form too, where an empty value is otherwise left out. */
    enum Kept {
        EMPTY;

        @Override
        public String toString() {
            return "";
        }
    }

    /** The tree's values for one lead: maps, lists, text, {@code BigDecimal}, {@code Boolean}, {@link Null}; null when all of it is left out. */
    @Nullable
    Object render(Rendering rendering);

    /** Whether a secret is printed somewhere in it. */
    boolean holdsSecret();

    /**
     * What one rendering works with.
     *
     * @param keepEmpty empty leaves stay, as empty text
     */
    record Rendering(TemplateData data, Secrecy secrecy, boolean keepEmpty) {}

    /** A map. */
    record Branch(Map<String, BodyTree> children) implements BodyTree {
        @Override
        public @Nullable Object render(Rendering rendering) {
            Map<String, Object> values = new LinkedHashMap<>();
            children.forEach((name, child) -> {
                Object value = child.render(rendering);
                if (value != null) {
                    values.put(name, value);
                }
            });
            return values.isEmpty() && !children.isEmpty() ? null : values;
        }

        @Override
        public boolean holdsSecret() {
            return children.values().stream().anyMatch(BodyTree::holdsSecret);
        }
    }

    /** A list. */
    record Items(List<BodyTree> children) implements BodyTree {
        @Override
        public @Nullable Object render(Rendering rendering) {
            List<Object> values = new ArrayList<>();
            for (BodyTree child : children) {
                Object value = child.render(rendering);
                if (value != null) {
                    values.add(value);
                }
            }
            return values.isEmpty() && !children.isEmpty() ? null : values;
        }

        @Override
        public boolean holdsSecret() {
            return children.stream().anyMatch(BodyTree::holdsSecret);
        }
    }

    /** A leaf. */
    record Template(PlacedLeaf leaf) implements BodyTree {
        @Override
        public @Nullable Object render(Rendering rendering) {
            Object value = leaf.value(rendering.data, rendering.secrecy);
            if (!isEmpty(value)) {
                return value;
            }
            return leaf.leaf().keepsEmpty() ? Kept.EMPTY : rendering.keepEmpty ? "" : null;
        }

        private static boolean isEmpty(@Nullable Object value) {
            return switch (value) {
                case null -> true;
                case String text -> text.isEmpty();
                case Collection<?> list -> list.isEmpty();
                case Map<?, ?> map -> map.isEmpty();
                default -> false;
            };
        }

        @Override
        public boolean holdsSecret() {
            return leaf.holdsSecret();
        }
    }

    /** A number, a boolean or {@link Null} as the author wrote it. */
    record Literal(Object value) implements BodyTree {
        @Override
        public Object render(Rendering rendering) {
            return value;
        }

        @Override
        public boolean holdsSecret() {
            return false;
        }
    }
}
