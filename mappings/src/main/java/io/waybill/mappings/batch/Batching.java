package io.waybill.mappings.batch;

import io.waybill.mappings.request.ManyLeads;
import io.waybill.mappings.response.AnswerParts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries to a recipient are collected.
 *
 * @param size a batch with so many leads goes at once
 * @param every a batch goes this long after its first lead, however few it has
 * @param format how the leads are written
 * @param guard CSV cells that a spreadsheet would compute are made text
 * @param parts what of the answer is about which lead; null where the whole answer holds for all
 */
public record Batching(
        int size,
        Duration every,
        ManyLeads format,
        boolean guard,
        @Nullable AnswerParts parts) {}
