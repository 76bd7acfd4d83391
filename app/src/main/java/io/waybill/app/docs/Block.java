package io.waybill.app.docs;

import java.util.List;

/** A piece of a page, whatever it is written in. Texts are plain but for {@code `code`} in backticks. */
sealed interface Block {
    /** A heading; level 1 is the page's own. */
    record Heading(int level, String text) implements Block {}

    /** A paragraph. */
    record Text(String text) implements Block {}

    /** A table; every row has as many cells as the header. */
    record Table(List<String> header, List<List<String>> rows) implements Block {
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Something to copy.
     *
     * @param language what it is written in, as highlighters call it
     */
    record Code(String language, String code) implements Block {}

    /** A word from somebody's files, to stand in a text: backticks would end the code. */
    static String code(String word) {
        return "`" + plain(word) + "`";
    }

    /** The same without being marked as code. */
    static String plain(String word) {
        return word.replace('`', '\'').replace('\n', ' ').replace('\r', ' ');
    }
}
