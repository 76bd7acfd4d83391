package io.waybill.mappings.request;

/** A request could not be built; the message names file and key and carries no lead data. */
public final class RenderFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RenderFailed(String message) {
        super(message);
    }

    public RenderFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
