package io.waybill.mappings.template;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Looks over template text before the engine reads it: the engine's lexer never returns from some texts whose quotes are not closed, and its
 * message for the others names no line.
 */
final class TagScan {
    private final String text;
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;
    private int line = 1;

    private TagScan(String text) {
        this.text = text;
    }

    static boolean hasTags(String text) {
        return text.contains("{{") || text.contains("{%") || text.contains("{#");
    }

    /**
     * Checks that every quote inside a tag is closed.
     *
     * @throws TemplateRefused when one is not
     */
    static void check(String text) {
        new TagScan(text).scan();
    }

    private void scan() {
        while (at < text.length()) {
            if (text.startsWith("{#", at)) {
                skipTo("#}");
            } else if (text.startsWith("{{", at)) {
                scanTag("}}");
            } else if (text.startsWith("{%", at)) {
                scanTag("%}");
            } else {
                advance(1);
            }
        }
    }

    private void scanTag(String end) {
        int startLine = line;
        advance(2);
        open.clear();
        while (at < text.length()) {
            if (open.isEmpty() && text.startsWith(end, at)) {
                advance(2);
                return;
            }
            scanInside(text.charAt(at));
        }
        throw new TemplateRefused(startLine, "The tag is not closed. Maybe %s is missing.".formatted(end));
    }

    private void scanInside(char c) {
        switch (c) {
            case '\'', '"' -> scanQuoted(c);
            case '(', '[', '{' -> {
                open.push(c);
                advance(1);
            }
            case ')', ']', '}' -> {
                open.poll();
                advance(1);
            }
            default -> advance(1);
        }
    }

    private void scanQuoted(char quote) {
        int startLine = line;
        advance(1);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == quote) {
                advance(1);
                return;
            }
            if (quote == '"' && text.startsWith("#{", at)) {
                throw new TemplateRefused(line, "A text cannot hold #{ … } here. Maybe join with ~ instead.");
            }
            advance(c == '\\' ? 2 : 1);
        }
        throw new TemplateRefused(startLine, "A quote is not closed. Maybe %s is missing.".formatted(quote));
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, at);
        if (found < 0) {
            throw new TemplateRefused(line, "The comment is not closed. Maybe %s is missing.".formatted(end));
        }
        advance(found + end.length() - at);
    }

    private void advance(int count) {
        for (int i = 0; i < count && at < text.length(); i++, at++) {
            if (text.charAt(at) == '\n') {
                line++;
            }
        }
    }
}
