package io.waybill.db.batch;

/**
 * What an attempt came to.
 *
 * @param outcome its word
 * @param doubt whether the recipient may have the lead: a further attempt then repeats the very batch
 * @param result what the lead is to be told, as JSON
 */
public record MemberResult(String delivery, int attempt, String outcome, boolean doubt, String result) {}
