package io.waybill.app.exchange;

import io.waybill.mappings.request.Masking;
import io.waybill.mappings.response.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request, whichever way it went.
 *
 * @param masking hides the secrets it carried, those that came up on the way among them
 * @param before the answer that asked for a new token, upon which the request was sent once more; null when there was none
 */
public record Sent(
        Exchanged exchanged, Masking masking, @Nullable Answer before) {}
