package io.waybill.db.enhancement;

import java.time.Instant;

/**
 * What an enhancement answered.
 *
 * @param enhancement its id
 * @param question the hash of what was asked, 64 hex digits; says nothing of the lead
 * @param values the appended values, a JSON object
 * @param at when it was answered
 */
public record KeptAnswer(String enhancement, String question, String values, Instant at) {}
