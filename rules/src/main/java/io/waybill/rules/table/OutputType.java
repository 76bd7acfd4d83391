package io.waybill.rules.table;

import java.util.List;

/** What may stand in an output cell. Closed: the reader of outputs switches over it. */
sealed interface OutputType {
    /** Free text. */
    record Text() implements OutputType {}

    /** One of a few words. */
    record Word(List<String> words) implements OutputType {
        public Word {
            words = List.copyOf(words);
        }
    }

    /** The id of a recipient. */
    record RecipientId() implements OutputType {}

    /** The id of an enhancement. */
    record EnhancementId() implements OutputType {}

    /** A whole number between two ends, both included. */
    record Whole(int least, int most) implements OutputType {}

    /** A share in percent as a whole number, with or without the sign. */
    record Percent() implements OutputType {}

    /** A positive decimal number to multiply with. */
    record Factor() implements OutputType {}

    /** {@code yes} or {@code no}. */
    record YesNo() implements OutputType {}

    /** An amount of money, {@code bid} or {@code response}. */
    record PriceText() implements OutputType {}

    /** An amount of money. */
    record Amount() implements OutputType {}

    /** A duration such as {@code 24h}. */
    record Span() implements OutputType {}

    /** Waits between attempts. */
    record Waits() implements OutputType {}

    /** What the source is paid. */
    record Pay() implements OutputType {}

    /** The class of an outcome. */
    record ClassName() implements OutputType {}
}
