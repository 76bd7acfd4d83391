package io.waybill.app.batch;

import io.waybill.db.batch.Member;
import io.waybill.mappings.response.AnswerParts.Asked;

/**
 * One lead in a batch that is about to leave.
 *
 * @param member its latest attempt
 * @param doubted whether an earlier attempt may have been taken
 * @param waits whether the lead waits to hear; false for one that is only repeated because it was there before
 * @param body what is said of it
 * @param asked how the answer may name it
 */
record Passenger(Member member, boolean doubted, boolean waits, Object body, Asked asked) {}
