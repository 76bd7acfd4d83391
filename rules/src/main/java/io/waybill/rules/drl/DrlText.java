package io.waybill.rules.drl;

/**
 * The text of a DRL file, and the same with comments and the contents of strings blanked, so that positions agree and searches hit code only.
 *
 * @param file path below the home folder
 */
record DrlText(String file, String text, String code) {
    static DrlText of(String file, String text) {
        return new DrlText(file, text, new Blanking(text).code());
    }

    /** Line of a position, the first line is 1. */
    int line(int offset) {
        int line = 1;
        for (int at = 0; at < Math.min(offset, text.length()); at++) {
            if (text.charAt(at) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** Position where a line starts. */
    int start(int line) {
        int at = 0;
        for (int passed = 1; passed < line; passed++) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                return text.length();
            }
            at = end + 1;
        }
        return at;
    }

    /** One pass over the text; strings may stand in single or double quotes and end at the line's end at the latest. */
    private static final class Blanking {
        private final String text;
        private final StringBuilder code;
        private int at;

        Blanking(String text) {
            this.text = text;
            this.code = new StringBuilder(text);
        }

        String code() {
            while (at < text.length()) {
                char letter = text.charAt(at);
                if (text.startsWith("//", at)) {
                    blank(end(text.indexOf('\n', at)));
                } else if (text.startsWith("/*", at)) {
                    int close = text.indexOf("*/", at + 2);
                    blank(close < 0 ? text.length() : close + 2);
                } else if (letter == '"' || letter == '\'') {
                    string(letter);
                } else {
                    at++;
                }
            }
            return code.toString();
        }

        private void string(char quote) {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            end = Math.min(end, text.length());
            at++;
            blank(end);
            at = Math.min(end + 1, text.length());
        }

        private int end(int found) {
            return found < 0 ? text.length() : found;
        }

        private void blank(int end) {
            for (; at < end; at++) {
                if (text.charAt(at) != '\n') {
                    code.setCharAt(at, ' ');
                }
            }
        }
    }
}
