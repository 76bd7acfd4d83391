package io.waybill.app.docs;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a page as Markdown. */
final class Markdown {
    private static final String SPECIAL = "\\*_{}[]<>#|~";

    private Markdown() {}

    static String write(List<Block> page) {
        return page.stream().map(Markdown::write).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String write(Block block) {
        return switch (block) {
            case Block.Heading(int level, String text) -> "#".repeat(level) + " " + inline(text);
            case Block.Text(String text) -> inline(text);
            case Block.Code(String language, String code) -> fence(code) + language + "\n" + code + "\n" + fence(code);
            case Block.Table table -> table(table);
        };
    }

    private static String table(Block.Table table) {
        String rows = table.rows().stream().map(Markdown::row).collect(Collectors.joining("\n"));
        return row(table.header()) + "\n|" + " --- |".repeat(table.header().size()) + "\n" + rows;
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Markdown::cell).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** A bar ends a cell even within code. */
    private static String cell(String text) {
        return inline(text).replaceAll("(?<!\\\\)\\|", "\\\\|");
    }

    private static String inline(String text) {
        StringBuilder written = new StringBuilder();
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            written.append(i % 2 == 0 ? escape(parts[i]) : "`" + parts[i] + "`");
        }
        return written.toString();
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** Longer than any run of backticks in what it holds. */
    private static String fence(String code) {
        String fence = "```";
        while (code.contains(fence)) {
            fence += "`";
        }
        return fence;
    }
}
