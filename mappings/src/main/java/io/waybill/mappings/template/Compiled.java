package io.waybill.mappings.template;

/** What became of template text. */
public sealed interface Compiled {
    /** It can be rendered. */
    record Ready(Leaf leaf) implements Compiled {}

    /**
     * It cannot.
     *
     * @param line within the text, the first is 1
     */
    record Broken(int line, String text) implements Compiled {}
}
