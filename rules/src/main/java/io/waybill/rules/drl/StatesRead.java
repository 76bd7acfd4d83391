package io.waybill.rules.drl;

/** Whose states the rules of a stage ask for: a flow may have thousands of recipients, and a lead few candidates. */
public enum StatesRead {
    NONE,
    /** Of those that a row or another fact names. */
    NAMED,
    ALL
}
