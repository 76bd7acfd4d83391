package io.waybill.mappings.template;

/** A template could not be rendered for a lead. The message carries no lead data, and for that reason there is no cause either. */
public final class TemplateFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TemplateFailed(String message) {
        super(message);
    }
}
