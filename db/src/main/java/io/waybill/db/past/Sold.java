package io.waybill.db.past;

/** What went to one owner of caps in some time, in leads and in cents. */
public record Sold(long leads, long cents) {}
