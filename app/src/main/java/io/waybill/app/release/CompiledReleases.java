package io.waybill.app.release;

/** Compiles releases and drafts for a look: nothing of it is ever put in force. Safe for use by many threads. */
public interface CompiledReleases {
    /**
     * What these files compile to; takes some tenths of a second, or no time where they were opened lately. The rules can be used for as long as
     * they are held on to, and are freed some time later.
     */
    Compiled open(StoredFiles files);
}
