package io.waybill.mappings.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands after {@code |}. A filter that cannot make sense of a value hands it on unchanged; it never throws for data. */
@FunctionalInterface
interface LeafFilter {
    @Nullable
    Object apply(@Nullable Object input, List<@Nullable Object> arguments);

    /** Whether a leaf that ends in it stays though it is empty. */
    default boolean keepsEmpty() {
        return false;
    }
}
