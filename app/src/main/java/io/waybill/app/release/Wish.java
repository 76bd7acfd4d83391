package io.waybill.app.release;

import io.waybill.db.release.Activation;

/**
 * That a release be put in force.
 *
 * @param hash empty to take the flow away
 * @param author who wants it
 * @param reason why; may be empty
 */
record Wish(String flow, String hash, Activation.Kind kind, String author, String reason) {}
