package io.waybill.mappings.request;

import io.waybill.mappings.response.Reading;
import java.net.URI;

/** Deliveries that are no web requests, where a test lead makes them into one, and how the answers to them are read. */
final class Pretended {
    private Pretended() {}

    /**
     * @throws RenderFailed when it is no web address
     */
    static URI uri(String address) {
        URI uri = Target.find(address.strip());
        if (uri == null) {
            throw new RenderFailed(
                    "The sandbox's address (%s) is not a web address. Maybe /sandbox/accept.".formatted(address));
        }
        return uri;
    }

    /** A server that says no says why in plain words, which need no mapping. */
    static Reading withReason(Reading reading) {
        boolean silent = reading.reason() == null && reading.verdict() != Reading.Verdict.SUCCESS;
        return silent && !reading.text().isBlank()
                ? new Reading(
                        reading.verdict(),
                        reading.text().strip(),
                        reading.cents(),
                        reading.reference(),
                        reading.append(),
                        reading.text())
                : reading;
    }
}
