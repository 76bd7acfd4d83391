package io.waybill.mappings.template;

/** Template text that will not be accepted; becomes a {@link Compiled.Broken} before it leaves the package. */
final class TemplateRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String text;

    TemplateRefused(int line, String text) {
        super(text);
        this.line = line;
        this.text = text;
    }

    Compiled.Broken broken() {
        return new Compiled.Broken(Math.max(1, line), text);
    }
}
