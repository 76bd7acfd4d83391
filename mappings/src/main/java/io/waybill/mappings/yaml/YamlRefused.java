package io.waybill.mappings.yaml;

/** A file that must not be read any further; never leaves the package. */
final class YamlRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String text;

    YamlRefused(int line, String text) {
        super(text);
        this.line = line;
        this.text = text;
    }

    int line() {
        return line;
    }

    String text() {
        return text;
    }
}
