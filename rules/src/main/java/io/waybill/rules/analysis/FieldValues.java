package io.waybill.rules.analysis;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the values of field types can be. The types are the mappings' business: whoever knows both says it here. Pure. */
public interface FieldValues {
    /** Knows nothing: every value can be, and every part may be missing. */
    FieldValues ANY = new FieldValues() {};

    /**
     * Why no lead ever has this text as the normal form of the type, or of a part of it, with what would be right; null when one can.
     *
     * @param part empty for the value itself
     * @param text without letter case
     */
    default @Nullable String findMistake(String type, String part, String text) {
        return null;
    }

    /** The only texts that there can be; null when there is no end of them. */
    default @Nullable Set<String> findWords(String type, String part) {
        return null;
    }

    /** The numbers that there can be. */
    default Grid numbers(String type, String part) {
        return Grid.ANY;
    }

    /** The form that all texts have; null when they have many. */
    default @Nullable Digits findDigits(String type, String part) {
        return null;
    }

    /** The parts that every valid value has. */
    default Set<String> listSureParts(String type) {
        return Set.of();
    }

    /** Whether something can be sent that the type does not accept. */
    default boolean canBeInvalid(String type) {
        return true;
    }

    /** So many digits and nothing else. */
    record Digits(int count) {}
}
