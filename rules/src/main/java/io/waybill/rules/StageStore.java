package io.waybill.rules;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what the engine made of a stage's text: to compile takes some tenths of a second, to load what was kept some milliseconds. Whoever
 * changes what is kept changes the rules. Safe for use by many threads; never throws.
 */
public interface StageStore {
    /** What was kept for this text by the same program; null when nothing was, or it cannot be read. */
    byte @Nullable [] find(String text);

    /** Keeps it if that can be done. */
    void keep(String text, byte[] compiled);
}
