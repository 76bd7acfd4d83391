package io.waybill.mappings.template;

/** How secrets are printed. */
public enum Secrecy {
    /** As they are: for the request. */
    SHOWN,
    /** As {@code ***}: for the journal. */
    MASKED
}
