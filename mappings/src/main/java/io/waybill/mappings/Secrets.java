package io.waybill.mappings;

import org.jspecify.annotations.Nullable;

/** Where {@code ${NAME}} is looked up. */
@FunctionalInterface
public interface Secrets {
    /** The secret's value; null when it is not set. */
    @Nullable
    String find(String name);
}
